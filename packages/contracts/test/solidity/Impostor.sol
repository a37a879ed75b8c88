// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// Answers like a source, a task and a response of whoever made it, and is none of them.
contract Impostor {
    struct ResponseParams {
        address task;
        address provider;
        string data;
        uint256 payment;
    }

    address public immutable getClient = msg.sender;
    /// As a response: what it claims to answer. As a task: itself.
    address private immutable _task;
    uint256 public constant getStatus = 0;
    uint256 public constant getExpiryTime = type(uint256).max;
    uint256 public constant getPayment = 1 ether;
    uint256 public constant getDeliveryMethod = 1;
    bool public constant confirmedFinal = false;

    constructor(address task) {
        _task = task == address(0) ? address(this) : task;
    }

    function getSource() external view returns (address) {
        return address(this);
    }

    function getResponseParams() external view returns (ResponseParams memory) {
        return ResponseParams(_task, getClient, "", 1 ether);
    }
}
