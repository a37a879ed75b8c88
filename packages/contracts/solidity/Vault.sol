// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Assumptions} from "./Assumptions.sol";
import {Manager} from "./Manager.sol";
import {Nexus} from "./Nexus.sol";
import {Roles} from "./Roles.sol";
import {Source} from "./Source.sol";
import {Task} from "./Task.sol";

/// All money of the protocol. At any time
///   balances + lockups + unbondings + frozen payments + sanctions not withdrawn
/// is what this contract holds. There is no `receive`: money enters by `deposit` alone, but for
/// what a block reward or a self-destructing contract forces on it, which nobody owns.
contract Vault {
    address public manager;
    address public nexus;
    address public terminal;

    uint256 public MIN_LOCKUP_PER_SOURCE = Assumptions.INITIAL_MIN_LOCKUP_PER_SOURCE;
    uint256 public UNBONDING_PERIOD = Assumptions.INITIAL_UNBONDING_PERIOD;

    /// Liquid: can be withdrawn, locked, or frozen for a task.
    mapping(address => uint256) public balanceOf;
    /// Staked.
    mapping(address => uint256) public lockupOf;
    mapping(address => uint256) public unbondingOf;
    mapping(address => uint256) public unbondingTimestamp;
    mapping(address => uint256) public totalEarningsOf;
    mapping(address => uint256) public sanctionOf;
    /// All sanctions together.
    uint256 public sanctionedAmount;
    mapping(address => bool) public isWhitelisted;
    /// UNKNOWN: whether the address is a task (as `releasePayment`, which names no amount,
    /// suggests) or a client (as the documentation says). No address is both, so this answers
    /// for a task what is frozen for it, and for a client what is frozen for all its tasks.
    mapping(address => uint256) public frozenPayment;
    /// Who paid for a task. Kept only where a source can get another client.
    mapping(address => address) private _payerOf;

    event Claimed(address account, uint256 amount);
    event Deposited(address account, uint256 amount);
    event Locked(address account, uint256 amount);
    event Sanctioned(address account, uint256 amount);
    event Unbonded(address account, uint256 amount);
    event UnbondingCanceled(address account, uint256 amount);
    event Waived(address account, uint256 amount);
    event Withdrawn(address account, uint256 amount);

    modifier onlyController() {
        require(_has(Roles.CONTROLLER), "NotOwner: only a controller of the protocol may do this");
        _;
    }

    modifier onlyJudge() {
        require(_has(Roles.JUDGE), "NotOwner: only a judge may do this");
        _;
    }

    modifier onlyAdmin() {
        require(_has(Roles.ADMIN), "NotOwner: only an administrator may do this");
        _;
    }

    constructor(address _manager, address _nexus, address _terminal) {
        manager = _manager;
        nexus = _nexus;
        terminal = _terminal;
    }

    // ------------------------------------------------------------------------ liquid balance

    /// Adds what is sent to the liquid balance of any account.
    function deposit(address account) external payable {
        require(account != address(0), "InvalidAccount: the zero address holds nothing");
        emit Deposited(account, msg.value);
        if (Assumptions.TERMINAL_DEPOSITS_ARE_LOCKED && msg.sender == terminal) {
            lockupOf[account] += msg.value;
            emit Locked(account, msg.value);
        } else {
            balanceOf[account] += msg.value;
        }
    }

    function withdraw(uint256 amount) external {
        _takeBalance(msg.sender, amount);
        emit Withdrawn(msg.sender, amount);
        _send(msg.sender, amount);
    }

    // -------------------------------------------------------------------------------- stake

    function lock(uint256 amount) external {
        _takeBalance(msg.sender, amount);
        lockupOf[msg.sender] += amount;
        emit Locked(msg.sender, amount);
    }

    /// Starts the way from stake to balance.
    /// UNKNOWN: whether more unbonding starts the period again for all, as here, and whether
    /// stake that registrations were made with can be unbonded, as here.
    function unbond(uint256 amount) external {
        require(amount != 0, "InvalidAmount: nothing to unbond");
        require(lockupOf[msg.sender] >= amount, "InsufficientLockup: the stake is smaller than that");
        lockupOf[msg.sender] -= amount;
        unbondingOf[msg.sender] += amount;
        unbondingTimestamp[msg.sender] = Assumptions.UNBONDING_TIMESTAMP_IS_MATURITY
            ? block.timestamp + UNBONDING_PERIOD
            : block.timestamp;
        emit Unbonded(msg.sender, amount);
    }

    /// Ends the way from stake to balance.
    function claim() external {
        require(block.timestamp >= _maturity(msg.sender), "UnbondingNotElapsed: claim it later");
        uint256 amount = _takeUnbonding(msg.sender);
        balanceOf[msg.sender] += amount;
        emit Claimed(msg.sender, amount);
    }

    function cancelUnbonding() external {
        uint256 amount = _takeUnbonding(msg.sender);
        lockupOf[msg.sender] += amount;
        emit UnbondingCanceled(msg.sender, amount);
    }

    /// Whether the stake is enough for the account's active sources, and for at least one.
    /// UNKNOWN: this formula. It counts published sources, not a provider's registrations, and
    /// an account on the whitelist is eligible with any stake.
    function isEligible(address account) external view returns (bool) {
        if (isWhitelisted[account]) return true;
        uint256 sources = Nexus(nexus).getActiveSourceCount(account);
        return lockupOf[account] >= MIN_LOCKUP_PER_SOURCE * (sources == 0 ? 1 : sources);
    }

    // ----------------------------------------------------------------------------- payments

    function freezePayment(address client, address task, uint256 amount) external onlyController {
        _takeBalance(client, amount);
        frozenPayment[task] += amount;
        frozenPayment[client] += amount;
        if (Assumptions.CLIENT_MAY_CHANGE) _payerOf[task] = client;
    }

    /// Pays from what is frozen for the task; what is left goes back to the client.
    function processPayment(
        address client,
        address provider,
        address task,
        uint256 amount
    ) external onlyController {
        (address payer, uint256 frozen) = _unfreeze(client, task);
        require(frozen >= amount, "InsufficientBalance: less is frozen for the task");
        balanceOf[provider] += amount;
        totalEarningsOf[provider] += amount;
        balanceOf[payer] += frozen - amount;
    }

    function releasePayment(address client, address task) external onlyController {
        _release(client, task);
    }

    /// A judge's way out for a payment that nothing else releases.
    /// UNKNOWN: whether the task keeps its status, as here. Then work on it is for nothing.
    function forceReleasePayment(address client, address task) external onlyJudge {
        require(
            Source(Task(task).getSource()).getClient() == client,
            "NotOwner: the payment belongs to the client of the task's source"
        );
        require(!_isClient(task), "UnknownTask: what is frozen is for the tasks of this client");
        _release(client, task);
    }

    // ---------------------------------------------------------------------------- sanctions

    /// Takes stake away until it is waived or withdrawn.
    function sanction(address account, uint256 amount) external onlyJudge {
        uint256 locked = lockupOf[account];
        uint256 fromLockup = amount < locked ? amount : locked;
        uint256 fromUnbonding = amount - fromLockup;
        uint256 reachable = Assumptions.SANCTION_REACHES_UNBONDING ? unbondingOf[account] : 0;
        require(fromUnbonding <= reachable, "InsufficientLockup: the stake is smaller than that");
        lockupOf[account] = locked - fromLockup;
        unbondingOf[account] -= fromUnbonding;
        if (unbondingOf[account] == 0) delete unbondingTimestamp[account];
        sanctionOf[account] += amount;
        sanctionedAmount += amount;
        emit Sanctioned(account, amount);
    }

    /// Gives sanctioned stake back.
    function waive(address account, uint256 amount) external onlyJudge {
        _takeSanction(account, amount);
        lockupOf[account] += amount;
        emit Waived(account, amount);
    }

    /// Pays an account's sanctioned stake out to the administrator who calls.
    /// UNKNOWN: who gets it, and whether `Withdrawn` is the event.
    function withdrawSanctionOf(address account) external onlyAdmin {
        uint256 amount = sanctionOf[account];
        _takeSanction(account, amount);
        emit Withdrawn(msg.sender, amount);
        _send(msg.sender, amount);
    }

    // ------------------------------------------------------------------------ administration

    /// Sends an account all that it could get by itself: balance, stake and unbonding stake.
    /// UNKNOWN: whether that is what it does.
    function emergencyExit(address account) external onlyAdmin {
        uint256 amount = balanceOf[account] + lockupOf[account] + unbondingOf[account];
        delete balanceOf[account];
        delete lockupOf[account];
        delete unbondingOf[account];
        delete unbondingTimestamp[account];
        emit Withdrawn(account, amount);
        _send(account, amount);
    }

    function setWhitelist(address account, bool value) external onlyAdmin {
        isWhitelisted[account] = value;
    }

    function setMinLockupPerSource(uint256 amount) external onlyAdmin {
        MIN_LOCKUP_PER_SOURCE = amount;
    }

    function setMaxUnbondingPeriod(uint256 period) external onlyAdmin {
        UNBONDING_PERIOD = period;
    }

    function setTerminal(address _terminal) external onlyAdmin {
        terminal = _terminal;
    }

    // ------------------------------------------------------------------------------ getters

    function getBalanceOf(address account) external view returns (uint256) {
        return balanceOf[account];
    }

    function getLockupOf(address account) external view returns (uint256) {
        return lockupOf[account];
    }

    // ------------------------------------------------------------------------------ private

    function _has(bytes32 role) private view returns (bool) {
        return Manager(manager).hasRole(role, msg.sender);
    }

    function _takeBalance(address account, uint256 amount) private {
        require(balanceOf[account] >= amount, "InsufficientBalance: the vault holds less for it");
        balanceOf[account] -= amount;
    }

    function _takeUnbonding(address account) private returns (uint256 amount) {
        amount = unbondingOf[account];
        require(amount != 0, "NothingUnbonding: unbond some stake first");
        delete unbondingOf[account];
        delete unbondingTimestamp[account];
    }

    function _takeSanction(address account, uint256 amount) private {
        require(sanctionOf[account] >= amount, "InvalidAmount: less of it is sanctioned");
        sanctionOf[account] -= amount;
        sanctionedAmount -= amount;
    }

    function _unfreeze(address client, address task) private returns (address payer, uint256 amount) {
        payer = Assumptions.CLIENT_MAY_CHANGE ? _payerOf[task] : client;
        amount = frozenPayment[task];
        delete frozenPayment[task];
        frozenPayment[payer] -= amount;
    }

    function _release(address client, address task) private {
        (address payer, uint256 amount) = _unfreeze(client, task);
        balanceOf[payer] += amount;
    }

    /// Whether an account has ever published a source. A contract can, and can pose as a task.
    function _isClient(address account) private view returns (bool) {
        try Nexus(nexus).sourcesOf(account, 0) returns (address) {
            return true;
        } catch {
            return false;
        }
    }

    function _maturity(address account) private view returns (uint256) {
        uint256 timestamp = unbondingTimestamp[account];
        return Assumptions.UNBONDING_TIMESTAMP_IS_MATURITY ? timestamp : timestamp + UNBONDING_PERIOD;
    }

    /// Always the last thing a function does.
    function _send(address account, uint256 amount) private {
        (bool sent, ) = account.call{value: amount}("");
        require(sent, "TransferFailed: the account refuses the money");
    }
}
