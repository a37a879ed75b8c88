// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {CloneArguments} from "./CloneArguments.sol";
import {ResponseParams, ResponseStatus} from "./Types.sol";

/// Makes responses as minimal proxies that carry their parameters behind their code.
library Responses {
    function create(
        address implementation,
        ResponseParams memory params
    ) internal returns (address) {
        return
            Clones.cloneWithImmutableArgs(
                implementation,
                abi.encodePacked(
                    params.task,
                    params.provider,
                    params.payment,
                    uint64(block.timestamp),
                    params.data
                )
            );
    }
}

/// The response of `solidity/Response.sol` with the same ABI, made to be cloned: see `gas.md`.
contract Response is Ownable {
    uint256 private constant TASK = 0;
    uint256 private constant PROVIDER = 20;
    uint256 private constant PAYMENT = 40;
    uint256 private constant TIMESTAMP = 72;
    uint256 private constant DATA = 80;

    /// The Nexus that made the implementation makes and owns all clones.
    address private immutable _nexus = msg.sender;

    /// False while the Nexus owns the response. One slot with the owner.
    bool private _isOwnerStored;
    ResponseStatus public status;
    bool public confirmedFinal;

    /// For the implementation, which is never a response itself.
    constructor(ResponseParams memory _responseParams) payable Ownable(msg.sender) {
        assert(_responseParams.task == address(0));
    }

    function confirm() external onlyOwner {
        require(!confirmedFinal, "AlreadyConfirmed: this response was confirmed before");
        confirmedFinal = true;
        status = ResponseStatus.CONFIRMED;
    }

    function setStatus(ResponseStatus _status) external onlyOwner {
        require(!confirmedFinal, "AlreadyConfirmed: a confirmed response stays confirmed");
        status = _status;
    }

    function responseParams()
        public
        view
        returns (address task, address provider, string memory data, uint256 payment)
    {
        return (
            CloneArguments.addressAt(TASK),
            CloneArguments.addressAt(PROVIDER),
            CloneArguments.stringAt(DATA),
            CloneArguments.wordAt(PAYMENT)
        );
    }

    function getResponseParams() external view returns (ResponseParams memory params) {
        (params.task, params.provider, params.data, params.payment) = responseParams();
    }

    function responseTimestamp() external view returns (uint256) {
        return CloneArguments.wordAt(TIMESTAMP) >> 192;
    }

    function getStatus() external view returns (ResponseStatus) {
        return status;
    }

    function owner() public view override returns (address) {
        return _isOwnerStored ? super.owner() : _nexus;
    }

    function _transferOwnership(address newOwner) internal override {
        _isOwnerStored = true;
        super._transferOwnership(newOwner);
    }
}
