// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// An account that, whenever it receives money, calls back before it lets the sender go on.
contract Attacker {
    struct Call {
        address target;
        uint256 value;
        bytes data;
    }

    uint256 private constant MAX_DEPTH = 3;

    Call[] private _plan;
    uint256 private _depth;
    uint256 public succeeded;
    uint256 public refused;

    receive() external payable {
        if (_depth == MAX_DEPTH) return;
        _depth++;
        for (uint256 i = 0; i < _plan.length; i++) {
            (bool success, ) = _plan[i].target.call{value: _plan[i].value}(_plan[i].data);
            if (success) succeeded++;
            else refused++;
        }
        _depth--;
    }

    /// What to call when money arrives.
    function plan(Call[] calldata calls) external {
        delete _plan;
        for (uint256 i = 0; i < calls.length; i++) _plan.push(calls[i]);
        succeeded = 0;
        refused = 0;
    }

    /// Makes one call, and reverts with its reason.
    function act(Call calldata call) external payable {
        (bool success, bytes memory result) = call.target.call{value: call.value}(call.data);
        if (success) return;
        assembly ("memory-safe") {
            revert(add(result, 32), mload(result))
        }
    }
}
