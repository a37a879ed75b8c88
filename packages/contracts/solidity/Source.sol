// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Nexus} from "./Nexus.sol";
import {Paging} from "./Paging.sol";
import {SourceParams, SourceStatus} from "./Types.sol";

/// A model offered on the network by a client, and the providers that run it.
/// UNKNOWN: who owns it. Here the Nexus that made it.
contract Source is Ownable {
    address public nexus;
    SourceParams public sourceParams;
    SourceStatus public status;

    address[] public tasks;
    /// Leaves a zero address where a provider unregistered; positions never move.
    address[] public registrants;
    /// Position in `registrants` counted from one; zero means "not registered".
    mapping(address => uint256) public registrantId;
    mapping(address => uint8) public preferredEnvironmentOf;

    constructor(SourceParams memory _sourceParams) payable Ownable(msg.sender) {
        nexus = msg.sender;
        sourceParams = _sourceParams;
    }

    function publishTask(address task) external {
        require(
            Nexus(nexus).checkController(msg.sender),
            "NotOwner: only a controller of the protocol adds tasks"
        );
        tasks.push(task);
    }

    function register(
        address provider,
        uint8 preferredEnvironment
    ) external onlyOwner returns (uint256) {
        require(registrantId[provider] == 0, "AlreadyRegistered: this provider is registered here");
        registrants.push(provider);
        registrantId[provider] = registrants.length;
        preferredEnvironmentOf[provider] = preferredEnvironment;
        return registrants.length;
    }

    function unregister(address provider) external onlyOwner {
        uint256 id = registrantId[provider];
        require(id != 0, "NotRegistered: this provider is not registered here");
        delete registrants[id - 1];
        delete registrantId[provider];
        delete preferredEnvironmentOf[provider];
    }

    function setSourceParams(SourceParams memory _sourceParams) external onlyOwner {
        sourceParams = _sourceParams;
    }

    function setStatus(SourceStatus _status) external onlyOwner {
        require(_status > status, "SourceInactive: an inactive source stays inactive");
        status = _status;
    }

    function getClient() external view returns (address) {
        return sourceParams.client;
    }

    function getSourceParams() external view returns (SourceParams memory) {
        return sourceParams;
    }

    function getStatus() external view returns (SourceStatus) {
        return status;
    }

    function getTaskCount() external view returns (uint256) {
        return tasks.length;
    }

    function getTasks(uint256 lower, uint256 upper) external view returns (address[] memory) {
        return Paging.pageFromZeroOnly(tasks, lower, upper);
    }

    /// Counts the positions, holes included. UNKNOWN: whether it shrinks on the networks.
    function getRegistrantCount() external view returns (uint256) {
        return registrants.length;
    }

    function getRegistrants(uint256 lower, uint256 upper) external view returns (address[] memory) {
        return Paging.pageFromZeroOnly(registrants, lower, upper);
    }

    function getRegistrantId(address provider) external view returns (uint256) {
        return registrantId[provider];
    }
}
