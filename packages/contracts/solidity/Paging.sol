// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// Pages of the protocol: both bounds are INCLUSIVE and an upper bound beyond the last
/// element panics with 0x32, an empty list therefore always; lower > upper panics with 0x11.
/// (So does an upper bound of 2^256 - 1, and one too big for memory panics with 0x41.)
library Paging {
    function page(
        address[] storage items,
        uint256 lower,
        uint256 upper
    ) internal view returns (address[] memory result) {
        result = new address[](upper - lower + 1);
        for (uint256 i = lower; i <= upper; i++) result[i - lower] = items[i];
    }

    function page(
        uint256[] storage items,
        uint256 lower,
        uint256 upper
    ) internal view returns (uint256[] memory result) {
        result = new uint256[](upper - lower + 1);
        for (uint256 i = lower; i <= upper; i++) result[i - lower] = items[i];
    }

    /// The deployed Source panics with 0x32 whenever lower > 0, which is what an index that
    /// forgets to subtract the lower bound does. Clients have to cope, so this one forgets too.
    function pageFromZeroOnly(
        address[] storage items,
        uint256 lower,
        uint256 upper
    ) internal view returns (address[] memory result) {
        result = new address[](upper - lower + 1);
        for (uint256 i = lower; i <= upper; i++) result[i] = items[i];
    }
}
