// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Assumptions} from "./Assumptions.sol";
import {CloneArguments} from "./CloneArguments.sol";
import {Response} from "./Response.sol";
import {DeliveryMethod, ResponseParams, TaskParams, TaskStatus} from "./Types.sol";

/// Makes tasks as minimal proxies that carry their parameters behind their code.
library Tasks {
    function create(
        address implementation,
        TaskParams memory params,
        DeliveryMethod deliveryMethod,
        address nexus
    ) internal returns (address) {
        return
            Clones.cloneWithImmutableArgs(
                implementation,
                abi.encodePacked(
                    params.source,
                    nexus,
                    deliveryMethod,
                    params.expiryTime,
                    params.payment,
                    params.config
                )
            );
    }
}

/// The task of `solidity/Task.sol` with the same ABI, made to be cloned: see `gas.md`.
contract Task is Ownable {
    uint256 private constant SOURCE = 0;
    uint256 private constant NEXUS = 20;
    uint256 private constant DELIVERY_METHOD = 40;
    uint256 private constant EXPIRY_TIME = 41;
    uint256 private constant PAYMENT = 73;
    uint256 private constant CONFIG = 105;

    struct Attempt {
        address provider;
        uint64 timestamp;
    }

    struct Work {
        /// Position in `_attempts` counted from one.
        uint64 id;
        address response;
    }

    /// False while the Nexus of the arguments owns the task. One slot with the owner.
    bool private _isOwnerStored;
    TaskStatus public status;

    Attempt[] private _attempts;
    mapping(address => Work) private _workOf;
    mapping(bytes32 => bool) public isAlreadySubmitted;

    /// For the implementation, which is never a task itself.
    constructor(
        TaskParams memory _taskParams,
        DeliveryMethod _deliveryMethod,
        address nexus
    ) payable Ownable(nexus) {
        assert(_taskParams.source == address(0) && uint8(_deliveryMethod) == 0);
    }

    function attempt(address provider) external onlyOwner {
        require(_workOf[provider].id == 0, "AlreadyAttempted: this provider attempted before");
        _attempts.push(Attempt(provider, uint64(block.timestamp)));
        _workOf[provider].id = uint64(_attempts.length);
    }

    function submitResponse(address response, address provider) external onlyOwner {
        Work memory work = _workOf[provider];
        require(work.id != 0, "NotAttempted: attempt the task before responding");
        require(work.response == address(0), "AlreadySubmitted: one response per provider");
        bytes32 hash = _submissionHash(Response(response).getResponseParams());
        require(!isAlreadySubmitted[hash], "AlreadySubmitted: a response with the same data exists");
        isAlreadySubmitted[hash] = true;
        _workOf[provider].response = response;
    }

    function setStatus(TaskStatus _status) external onlyOwner {
        require(status < TaskStatus.CANCELED, "AlreadyFinalized: the task is over");
        require(_status > status, "InvalidStatus: a task never goes back to an earlier status");
        status = _status;
    }

    function winningProvider() external view returns (address) {
        if (status != TaskStatus.FINALIZED) return address(0);
        for (uint256 i = 0; i < _attempts.length; i++) {
            address response = _workOf[_attempts[i].provider].response;
            if (response != address(0) && Response(response).confirmedFinal())
                return _attempts[i].provider;
        }
        return address(0);
    }

    function getAttempters(
        uint256 lower,
        uint256 upper
    ) external view returns (address[] memory result) {
        result = new address[](upper - lower + 1);
        for (uint256 i = lower; i <= upper; i++) result[i - lower] = _attempts[i].provider;
    }

    function getAttemptTimestamps(
        uint256 lower,
        uint256 upper
    ) external view returns (uint256[] memory result) {
        result = new uint256[](upper - lower + 1);
        for (uint256 i = lower; i <= upper; i++) result[i - lower] = _attempts[i].timestamp;
    }

    function getResponsesOf(
        uint256 lower,
        uint256 upper
    ) external view returns (address[] memory result) {
        result = new address[](upper - lower + 1);
        for (uint256 i = lower; i <= upper; i++)
            result[i - lower] = _workOf[_attempts[i].provider].response;
    }

    function attempters(uint256 index) external view returns (address) {
        return _attempts[index].provider;
    }

    function attemptTimestamps(uint256 index) external view returns (uint256) {
        return _attempts[index].timestamp;
    }

    function attempterId(address provider) external view returns (uint256) {
        return _workOf[provider].id;
    }

    function getAttempterId(address provider) external view returns (uint256) {
        return _workOf[provider].id;
    }

    function responseOf(address provider) external view returns (address) {
        return _workOf[provider].response;
    }

    function getAttemptCount() external view returns (uint256) {
        return _attempts.length;
    }

    function taskParams()
        external
        view
        returns (address source, string memory config, uint256 expiryTime, uint256 payment)
    {
        return (getSource(), CloneArguments.stringAt(CONFIG), getExpiryTime(), getPayment());
    }

    function deliveryMethod() external view returns (DeliveryMethod) {
        return getDeliveryMethod();
    }

    function getDeliveryMethod() public view returns (DeliveryMethod) {
        return DeliveryMethod(CloneArguments.wordAt(DELIVERY_METHOD) >> 248);
    }

    function getExpiryTime() public view returns (uint256) {
        return CloneArguments.wordAt(EXPIRY_TIME);
    }

    function getPayment() public view returns (uint256) {
        return CloneArguments.wordAt(PAYMENT);
    }

    function getSource() public view returns (address) {
        return CloneArguments.addressAt(SOURCE);
    }

    function getStatus() external view returns (TaskStatus) {
        return status;
    }

    function owner() public view override returns (address) {
        return _isOwnerStored ? super.owner() : CloneArguments.addressAt(NEXUS);
    }

    function _transferOwnership(address newOwner) internal override {
        _isOwnerStored = true;
        super._transferOwnership(newOwner);
    }

    function _submissionHash(ResponseParams memory params) private pure returns (bytes32) {
        if (Assumptions.SUBMISSION_HASH_IS_OF_DATA_ALONE) return keccak256(bytes(params.data));
        return keccak256(abi.encode(params.provider, params.data));
    }
}
