// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Assumptions} from "./Assumptions.sol";
import {Paging} from "./Paging.sol";
import {Response} from "./Response.sol";
import {DeliveryMethod, ResponseParams, TaskParams, TaskStatus} from "./Types.sol";

/// One call of a source's model: what to run, until when, for how much.
/// UNKNOWN: who owns it. Here the Nexus.
contract Task is Ownable {
    /// In one slot with the owner.
    DeliveryMethod public deliveryMethod;
    TaskStatus public status;
    TaskParams public taskParams;

    address[] public attempters;
    uint256[] public attemptTimestamps;
    /// Position in `attempters` counted from one; zero means "has not attempted".
    mapping(address => uint256) public attempterId;
    mapping(address => address) public responseOf;
    mapping(bytes32 => bool) public isAlreadySubmitted;

    constructor(
        TaskParams memory _taskParams,
        DeliveryMethod _deliveryMethod,
        address nexus
    ) payable Ownable(nexus) {
        taskParams = _taskParams;
        deliveryMethod = _deliveryMethod;
    }

    function attempt(address provider) external onlyOwner {
        require(attempterId[provider] == 0, "AlreadyAttempted: this provider attempted before");
        attempters.push(provider);
        attemptTimestamps.push(block.timestamp);
        attempterId[provider] = attempters.length;
    }

    function submitResponse(address response, address provider) external onlyOwner {
        require(attempterId[provider] != 0, "NotAttempted: attempt the task before responding");
        require(responseOf[provider] == address(0), "AlreadySubmitted: one response per provider");
        bytes32 hash = _submissionHash(Response(response).getResponseParams());
        require(!isAlreadySubmitted[hash], "AlreadySubmitted: a response with the same data exists");
        isAlreadySubmitted[hash] = true;
        responseOf[provider] = response;
    }

    function setStatus(TaskStatus _status) external onlyOwner {
        require(status < TaskStatus.CANCELED, "AlreadyFinalized: the task is over");
        require(_status > status, "InvalidStatus: a task never goes back to an earlier status");
        status = _status;
    }

    /// The provider whose response was confirmed, or zero. Looked up instead of stored, so that
    /// confirming costs the same however many providers attempted.
    function winningProvider() external view returns (address) {
        if (status != TaskStatus.FINALIZED) return address(0);
        for (uint256 i = 0; i < attempters.length; i++) {
            address response = responseOf[attempters[i]];
            if (response != address(0) && Response(response).confirmedFinal()) return attempters[i];
        }
        return address(0);
    }

    function getAttempters(uint256 lower, uint256 upper) external view returns (address[] memory) {
        return Paging.page(attempters, lower, upper);
    }

    function getAttemptTimestamps(
        uint256 lower,
        uint256 upper
    ) external view returns (uint256[] memory) {
        return Paging.page(attemptTimestamps, lower, upper);
    }

    /// The responses of the attempters at these positions, zero where one has not responded.
    function getResponsesOf(
        uint256 lower,
        uint256 upper
    ) external view returns (address[] memory) {
        address[] memory providers = Paging.page(attempters, lower, upper);
        for (uint256 i = 0; i < providers.length; i++) providers[i] = responseOf[providers[i]];
        return providers;
    }

    function getAttemptCount() external view returns (uint256) {
        return attempters.length;
    }

    function getAttempterId(address provider) external view returns (uint256) {
        return attempterId[provider];
    }

    function getDeliveryMethod() external view returns (DeliveryMethod) {
        return deliveryMethod;
    }

    function getExpiryTime() external view returns (uint256) {
        return taskParams.expiryTime;
    }

    function getPayment() external view returns (uint256) {
        return taskParams.payment;
    }

    function getSource() external view returns (address) {
        return taskParams.source;
    }

    function getStatus() external view returns (TaskStatus) {
        return status;
    }

    function _submissionHash(ResponseParams memory params) private pure returns (bytes32) {
        if (Assumptions.SUBMISSION_HASH_IS_OF_DATA_ALONE) return keccak256(bytes(params.data));
        return keccak256(abi.encode(params.provider, params.data));
    }
}
