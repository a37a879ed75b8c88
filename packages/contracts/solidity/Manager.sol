// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {Roles} from "./Roles.sol";

/// The roles of the protocol.
contract Manager is AccessControl {
    bytes32 public constant CONTROLLER = Roles.CONTROLLER;
    bytes32 public constant JUDGE = Roles.JUDGE;
    bytes32 public constant PROVIDER = Roles.PROVIDER;

    /// The deployer administers. UNKNOWN: who grants the role of a provider, and which contracts
    /// are controllers. Here the Nexus, the Controller and the Terminal are, and they grant it.
    constructor() {
        _grantRole(DEFAULT_ADMIN_ROLE, msg.sender);
        _setRoleAdmin(PROVIDER, CONTROLLER);
    }
}
