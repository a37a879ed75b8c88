// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// Life of a task. CANCELED, EXPIRED and FINALIZED are final; a status never goes back.
enum TaskStatus {
    NEW,
    ATTEMPTED,
    RESPONDED,
    CANCELED,
    EXPIRED,
    FINALIZED
}

/// INACTIVE is final.
enum SourceStatus {
    ACTIVE,
    INACTIVE
}

enum ResponseStatus {
    SUBMITTED,
    CONFIRMED
}

/// MANUAL_CONFIRMATION: the client picks a response. FIRST_RESPONSE: the first one wins at once.
enum DeliveryMethod {
    MANUAL_CONFIRMATION,
    FIRST_RESPONSE
}

struct SourceParams {
    address client;
    string imageMetadataUrl;
    uint8 imageEnvironments;
    uint256 minPayment;
    uint256 minAvailableLockup;
    uint256 maxExpiryDuration;
    bool privacyEnabled;
    string optionalParamsUrl;
    DeliveryMethod deliveryMethod;
    uint256 lastUpdateTime;
}

struct TaskParams {
    address source;
    string config;
    uint256 expiryTime;
    uint256 payment;
}

struct ResponseParams {
    address task;
    address provider;
    string data;
    uint256 payment;
}
