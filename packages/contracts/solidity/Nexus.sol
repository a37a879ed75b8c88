// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Assumptions} from "./Assumptions.sol";
import {Manager} from "./Manager.sol";
import {Paging} from "./Paging.sol";
import {Payee} from "./Payee.sol";
import {Response} from "./Response.sol";
import {Roles} from "./Roles.sol";
import {Source} from "./Source.sol";
import {Task} from "./Task.sol";
import {Terminal} from "./Terminal.sol";
import {
    DeliveryMethod,
    ResponseParams,
    ResponseStatus,
    SourceParams,
    SourceStatus,
    TaskStatus
} from "./Types.sol";
import {Vault} from "./Vault.sol";

/// The hub: sources, registrations, attempts and responses, and every event about them.
contract Nexus is Ownable {
    bytes32 public constant CONTROLLER = Roles.CONTROLLER;
    bytes32 public constant PROVIDER = Roles.PROVIDER;

    address public manager;
    address public terminal;
    address public vault;

    address[] public sources;
    /// Position in `sources` counted from one; zero means "not a source".
    mapping(address => uint256) public sourceId;
    /// Every account that ever published a source.
    address[] public clients;
    mapping(address => address[]) public sourcesOf;
    mapping(address => uint256) public activeSourceCountOf;

    mapping(address => bool) private _isTask;
    mapping(address => bool) private _isResponse;

    event Attempted(address task, address provider, uint256 suggestedPayment);
    event Registered(
        address provider,
        uint256 registrantId,
        address source,
        uint8 preferredEnvironment
    );
    event ResponseStatusChanged(address response, ResponseStatus status);
    event ResponseSubmitted(address response, address task);
    event SourcePublished(address source);
    event SourceStatusChanged(address source, SourceStatus status);
    event SourceUpdated(address source, SourceParams sourceParams);
    event TaskPublished(address task, address source);
    event TaskStatusChanged(address task, TaskStatus status);

    modifier onlyController() {
        require(
            checkController(msg.sender),
            "NotOwner: only a controller of the protocol may do this"
        );
        _;
    }

    modifier onlySource(address source) {
        require(sourceId[source] != 0, "UnknownSource: this Nexus has not published it");
        _;
    }

    modifier onlyTask(address task) {
        require(_isTask[task], "UnknownTask: this Nexus has not published it");
        _;
    }

    constructor(address _manager, address _terminal, address _vault) Ownable(msg.sender) {
        manager = _manager;
        terminal = _terminal;
        vault = _vault;
    }

    // ------------------------------------------------------------------------------ sources

    function publishSource(SourceParams memory _sourceParams) external {
        address client = _sourceParams.client;
        require(
            !Assumptions.SOURCE_CLIENT_MUST_BE_SENDER_OR_PRINCIPAL || _isClientOrAgent(client),
            "NotOwner: the client named in the source, or its agent, publishes it"
        );
        _countActive(client);
        address source = address(new Source(_stamped(_sourceParams)));
        sources.push(source);
        sourceId[source] = sources.length;
        _listSource(source, client);
        emit SourcePublished(source);
    }

    /// Tasks that exist keep the delivery method they were published with.
    function updateSource(
        address source,
        SourceParams memory _sourceParams
    ) external onlySource(source) {
        address client = _requireSourceClient(source);
        require(
            Assumptions.CLIENT_MAY_CHANGE || _sourceParams.client == client,
            "NotOwner: a source stays with its client"
        );
        require(
            Assumptions.INACTIVE_SOURCE_MAY_BE_UPDATED || _isActive(source),
            "SourceInactive: an inactive source cannot be updated"
        );
        SourceParams memory stamped = _stamped(_sourceParams);
        if (stamped.client != client) _moveSource(source, client, stamped.client);
        Source(source).setSourceParams(stamped);
        emit SourceUpdated(source, stamped);
    }

    /// For good. Tasks that exist go on.
    function inactivateSource(address source) external onlySource(source) {
        _requireSourceClient(source);
        _setSourceStatus(source, SourceStatus.INACTIVE);
    }

    // ------------------------------------------------------------------------- registrations

    /// UNKNOWN: whether each registration needs a stake of its own. Here the same stake serves
    /// for any number of sources.
    function register(
        address source,
        address provider,
        uint8 preferredEnvironment
    ) external onlySource(source) {
        _requireProvider(provider, true);
        require(
            Assumptions.INACTIVE_SOURCE_MAY_BE_REGISTERED_AT || _isActive(source),
            "SourceInactive: an inactive source takes no providers"
        );
        SourceParams memory params = Source(source).getSourceParams();
        require(
            !Assumptions.PREFERRED_ENVIRONMENT_MUST_BE_OFFERED ||
                _isOffered(preferredEnvironment, params.imageEnvironments),
            "InvalidEnvironment: prefer exactly one environment that the source offers"
        );
        _requireStake(provider, params.minAvailableLockup);
        uint256 id = Source(source).register(provider, preferredEnvironment);
        emit Registered(provider, id, source, preferredEnvironment);
    }

    /// Emits nothing and leaves a zero address in `Source.registrants`.
    /// UNKNOWN: whether open attempts keep a provider from it. Here they do not, and it may
    /// register again, under another number.
    function unregister(address source, address provider) external onlySource(source) {
        _requireProviderActor(provider, true);
        Source(source).unregister(provider);
    }

    // ------------------------------------------------------------------ attempts and responses

    /// UNKNOWN: whether a RESPONDED task can be attempted. Here it can, for the client may still
    /// choose; a provider attempts once.
    function attempt(
        address task,
        address provider,
        uint256 suggestedPayment
    ) external onlyTask(task) {
        _requireProvider(provider, true);
        if (_isClosedForWork(task)) return;
        address source = Task(task).getSource();
        require(
            Source(source).getRegistrantId(provider) != 0,
            "NotProvider: register the provider at the task's source first"
        );
        if (Assumptions.STAKE_CHECKED_ON_ATTEMPT)
            _requireStake(provider, Source(source).getSourceParams().minAvailableLockup);
        require(
            Assumptions.BID_MAY_EXCEED_PAYMENT || suggestedPayment <= Task(task).getPayment(),
            "PaymentTooHigh: the task pays less than that"
        );
        Task(task).attempt(provider);
        emit Attempted(task, provider, suggestedPayment);
        if (Task(task).getStatus() == TaskStatus.NEW) _setTaskStatus(task, TaskStatus.ATTEMPTED);
    }

    /// Under FIRST_RESPONSE the response is confirmed and paid at once.
    /// UNKNOWN: whether a response may ask for more than the task pays; and the order of the
    /// events, here and in `publishTask` and `confirmResponse`.
    function submitResponse(
        ResponseParams memory _responseParams
    ) external onlyTask(_responseParams.task) {
        address task = _responseParams.task;
        _requireProvider(_responseParams.provider, Assumptions.AGENTS_MAY_SUBMIT_RESPONSES);
        if (_isClosedForWork(task)) return;
        require(
            _responseParams.payment <= Task(task).getPayment(),
            "PaymentTooHigh: the task pays less than that"
        );
        address response = address(new Response(_responseParams));
        _isResponse[response] = true;
        Task(task).submitResponse(response, _responseParams.provider);
        emit ResponseSubmitted(response, task);
        if (Task(task).getStatus() != TaskStatus.RESPONDED)
            _setTaskStatus(task, TaskStatus.RESPONDED);
        if (Task(task).getDeliveryMethod() == DeliveryMethod.FIRST_RESPONSE)
            _deliver(task, response, _responseParams);
    }

    // -------------------------------------------------------------- for the other contracts

    /// The Controller has made the task; from here on this Nexus knows it.
    function emitTaskPublished(
        address task,
        address source
    ) external onlyController onlySource(source) {
        _isTask[task] = true;
        emit TaskPublished(task, source);
    }

    function setSourceStatus(
        address source,
        SourceStatus status
    ) external onlyController onlySource(source) {
        _setSourceStatus(source, status);
    }

    function setTaskStatus(address task, TaskStatus status) external onlyController onlyTask(task) {
        _setTaskStatus(task, status);
    }

    function setResponseStatus(address response, ResponseStatus status) external onlyController {
        require(_isResponse[response], "UnknownResponse: it was not submitted to this Nexus");
        _setResponseStatus(response, status);
    }

    function checkController(address account) public view returns (bool) {
        return Manager(manager).hasRole(CONTROLLER, account);
    }

    // ------------------------------------------------------------------------------ getters

    function getActiveSourceCount(address client) external view returns (uint256) {
        return activeSourceCountOf[client];
    }

    function getSourceCount() external view returns (uint256) {
        return sources.length;
    }

    function getSourceId(address source) external view returns (uint256) {
        return sourceId[source];
    }

    function getSources(uint256 lower, uint256 upper) external view returns (address[] memory) {
        return Paging.page(sources, lower, upper);
    }

    // -------------------------------------------------------------------------------- owner

    function setManager(address _manager) external onlyOwner {
        manager = _manager;
    }

    function setTerminal(address _terminal) external onlyOwner {
        terminal = _terminal;
    }

    function setVault(address _vault) external onlyOwner {
        vault = _vault;
    }

    // ------------------------------------------------------------------------------ private

    function _setSourceStatus(address source, SourceStatus status) private {
        Source(source).setStatus(status);
        activeSourceCountOf[Source(source).getClient()]--;
        emit SourceStatusChanged(source, status);
    }

    function _countActive(address client) private {
        activeSourceCountOf[client]++;
        require(
            !Assumptions.CLIENT_STAKE_REQUIRED || Vault(vault).isEligible(client),
            "NotEligible: the client's stake is too small for another source"
        );
    }

    function _listSource(address source, address client) private {
        if (sourcesOf[client].length == 0) clients.push(client);
        sourcesOf[client].push(source);
    }

    /// What was paid for its tasks stays the old client's, see `Vault._payerOf`.
    function _moveSource(address source, address from, address to) private {
        if (_isActive(source)) {
            activeSourceCountOf[from]--;
            _countActive(to);
        }
        _listSource(source, to);
    }

    function _setTaskStatus(address task, TaskStatus status) private {
        Task(task).setStatus(status);
        emit TaskStatusChanged(task, status);
    }

    function _setResponseStatus(address response, ResponseStatus status) private {
        if (status == ResponseStatus.CONFIRMED) Response(response).confirm();
        else Response(response).setStatus(status);
        emit ResponseStatusChanged(response, status);
    }

    function _deliver(address task, address response, ResponseParams memory params) private {
        _setResponseStatus(response, ResponseStatus.CONFIRMED);
        _setTaskStatus(task, TaskStatus.FINALIZED);
        Vault(vault).processPayment(
            Source(Task(task).getSource()).getClient(),
            Assumptions.PAYEE_IS_MASTER
                ? Payee.masterOrItself(terminal, params.provider)
                : params.provider,
            task,
            Assumptions.FIRST_RESPONSE_PAYS_TASK_PAYMENT ? Task(task).getPayment() : params.payment
        );
    }

    /// Reverts when the task takes no more work. Only with EXPIRED_ATTEMPT_MARKS_TASK can it
    /// return true, having marked the task and refunded its client.
    function _isClosedForWork(address task) private returns (bool) {
        TaskStatus status = Task(task).getStatus();
        require(status != TaskStatus.FINALIZED, "AlreadyFinalized: the task has its response");
        require(status != TaskStatus.CANCELED, "AlreadyFinalized: the client canceled the task");
        require(status != TaskStatus.EXPIRED, "Expired: the task is over");
        if (block.timestamp <= Task(task).getExpiryTime()) return false;
        require(Assumptions.EXPIRED_ATTEMPT_MARKS_TASK, "Expired: the task's time is up");
        _setTaskStatus(task, TaskStatus.EXPIRED);
        Vault(vault).releasePayment(Source(Task(task).getSource()).getClient(), task);
        return true;
    }

    function _requireStake(address provider, uint256 minAvailableLockup) private view {
        require(
            Vault(vault).isEligible(provider),
            "NotEligible: the provider's stake is below the minimum of the protocol"
        );
        require(
            Vault(vault).getLockupOf(provider) >= minAvailableLockup,
            "InsufficientLockup: the provider's stake is below the minimum of the source"
        );
    }

    function _requireSourceClient(address source) private view returns (address client) {
        client = Source(source).getClient();
        require(
            _isClientOrAgent(client),
            "NotOwner: only the client of the source or its agent may do this"
        );
    }

    function _requireProvider(address provider, bool allowAgents) private view {
        require(
            Manager(manager).hasRole(PROVIDER, provider),
            "NotProvider: no master has announced this provider"
        );
        _requireProviderActor(provider, allowAgents);
    }

    function _requireProviderActor(address provider, bool allowAgents) private view {
        if (msg.sender == provider) return;
        address master = Terminal(terminal).getMasterOf(provider);
        require(
            master != address(0) &&
                (msg.sender == master || (allowAgents && _isAgentFor(master, provider))),
            "NotProvider: only the provider, its master or an agent of its master may do this"
        );
    }

    /// The default agent also stays away from a provider that opted out by itself.
    function _isAgentFor(address master, address provider) private view returns (bool) {
        if (!Terminal(terminal).getIsAgentOf(master, msg.sender)) return false;
        return
            msg.sender != Assumptions.DEFAULT_AGENT ||
            !Terminal(terminal).defaultAgentDisabled(provider);
    }

    /// The default agent is an agent of masters only, see `Assumptions.DEFAULT_AGENT`.
    function _isClientOrAgent(address client) private view returns (bool) {
        return msg.sender == client || Terminal(terminal).isAgentOf(client, msg.sender);
    }

    function _isActive(address source) private view returns (bool) {
        return Source(source).getStatus() == SourceStatus.ACTIVE;
    }

    function _isOffered(uint8 preferred, uint8 offered) private pure returns (bool) {
        return (preferred == 1 || preferred == 2 || preferred == 4) && (preferred & offered) != 0;
    }

    function _stamped(SourceParams memory params) private view returns (SourceParams memory) {
        if (Assumptions.LAST_UPDATE_TIME_IS_BLOCK_TIME) params.lastUpdateTime = block.timestamp;
        return params;
    }
}
