// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {ResponseParams, ResponseStatus} from "./Types.sol";

/// One provider's answer to a task. Owned by the Nexus that made it.
contract Response is Ownable {
    /// In one slot with the owner.
    ResponseStatus public status;
    bool public confirmedFinal;
    ResponseParams public responseParams;
    uint256 public responseTimestamp;

    constructor(ResponseParams memory _responseParams) payable Ownable(msg.sender) {
        responseParams = _responseParams;
        responseTimestamp = block.timestamp;
    }

    /// Chooses this response, once.
    function confirm() external onlyOwner {
        require(!confirmedFinal, "AlreadyConfirmed: this response was confirmed before");
        confirmedFinal = true;
        status = ResponseStatus.CONFIRMED;
    }

    function setStatus(ResponseStatus _status) external onlyOwner {
        require(!confirmedFinal, "AlreadyConfirmed: a confirmed response stays confirmed");
        status = _status;
    }

    function getResponseParams() external view returns (ResponseParams memory) {
        return responseParams;
    }

    function getStatus() external view returns (ResponseStatus) {
        return status;
    }
}
