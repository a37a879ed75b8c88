// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Terminal} from "./Terminal.sol";

/// Who is credited for a provider's work, where that is its master.
library Payee {
    function masterOrItself(address terminal, address provider) internal view returns (address) {
        address master = Terminal(terminal).getMasterOf(provider);
        return master == address(0) ? provider : master;
    }
}
