// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// Reads what `Clones.cloneWithImmutableArgs` wrote behind the code of the clone that runs.
library CloneArguments {
    /// Length of the code of a minimal proxy (EIP-1167), behind which the arguments begin.
    uint256 private constant START = 0x2d;

    /// The 32 bytes that begin at `offset`.
    function wordAt(uint256 offset) internal view returns (uint256 result) {
        assembly ("memory-safe") {
            extcodecopy(address(), 0, add(START, offset), 32)
            result := mload(0)
        }
    }

    function addressAt(uint256 offset) internal view returns (address) {
        return address(uint160(wordAt(offset) >> 96));
    }

    /// Everything from `offset` to the end.
    function stringAt(uint256 offset) internal view returns (string memory) {
        bytes memory result = new bytes(address(this).code.length - START - offset);
        assembly ("memory-safe") {
            extcodecopy(address(), add(result, 32), add(START, offset), mload(result))
        }
        return string(result);
    }
}
