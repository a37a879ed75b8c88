// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// The identifiers of the Manager's roles.
/// UNKNOWN: the preimages on the deployed contracts. Read `Manager.CONTROLLER()` and its
/// siblings instead of computing them.
library Roles {
    /// Contracts of the protocol that may move frozen payments and statuses.
    bytes32 internal constant CONTROLLER = keccak256("CONTROLLER");
    /// May sanction a stake, waive a sanction and release a stuck payment.
    bytes32 internal constant JUDGE = keccak256("JUDGE");
    /// Accounts that a master has announced as providers.
    bytes32 internal constant PROVIDER = keccak256("PROVIDER");
    /// The administrator's role of OpenZeppelin's AccessControl.
    bytes32 internal constant ADMIN = 0x00;
}
