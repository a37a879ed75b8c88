// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Assumptions} from "./Assumptions.sol";
import {Manager} from "./Manager.sol";
import {Roles} from "./Roles.sol";
import {Vault} from "./Vault.sol";

/// Who acts for whom: masters and their providers, principals and their agents.
contract Terminal is Ownable {
    bytes32 public constant PROVIDER = Roles.PROVIDER;

    address public manager;
    address public vault;

    mapping(address => bool) public isProvider;
    mapping(address => bool) public isMaster;
    mapping(address => address) public masterOf;
    mapping(address => address) public providerOf;
    mapping(address => mapping(address => bool)) public isAgentOf;
    mapping(address => bool) public defaultAgentDisabled;
    mapping(address => string) public baseDataOf;
    mapping(address => string) public liveDataOf;

    struct Announcement {
        address provider;
        /// Of the provider when it was announced.
        uint96 epoch;
    }

    /// What a master has announced, paired yet or not.
    mapping(address => Announcement) private _announcedBy;
    /// How many masters announce a provider. Several may until it picks one, so that a
    /// stranger's announcement cannot keep the right one out.
    mapping(address => uint256) private _announcementsOf;
    /// Counts how often a provider was removed, which ends all announcements of it.
    mapping(address => uint96) private _epochOf;

    event AgentSet(address account, address agent, bool value);
    event BaseDataUpdated(address provider);
    event DefaultAgentDisabled(address master, bool value);
    event LiveDataUpdated(address provider);
    event MasterAnnounced(address provider, address master);
    event ProviderAnnounced(address provider, address master);
    event ProviderRemoved(address provider);
    event RemoveContainer(address provider, address source);

    modifier onlyProvider() {
        require(isProvider[msg.sender], "NotProvider: no master has announced the caller");
        _;
    }

    constructor(address _manager, address _vault) Ownable(msg.sender) {
        manager = _manager;
        vault = _vault;
    }

    // ------------------------------------------------------------------------------ pairing

    /// The master's half of the pairing. What is sent becomes stake of the provider.
    /// UNKNOWN: whether the master has to be first, as here, whether it may announce again, as
    /// here, to add stake, and whether nothing may be sent, as here.
    function announceProvider(address provider, uint256 amount) external payable {
        require(msg.value == amount, "InvalidAmount: send exactly `amount` with the call");
        require(
            provider != address(0) && provider != msg.sender,
            "InvalidProvider: a provider is an account other than its master"
        );
        address master = masterOf[provider];
        require(
            master == address(0) || master == msg.sender,
            "AlreadyPaired: the provider has another master"
        );
        _announce(msg.sender, provider);
        emit ProviderAnnounced(provider, msg.sender);
        if (amount != 0) Vault(vault).deposit{value: amount}(provider);
    }

    /// The provider's half of the pairing. UNKNOWN: whether two accounts may be each other's
    /// master. Here they may.
    function announceMaster(address master) external onlyProvider {
        require(masterOf[msg.sender] == address(0), "AlreadyPaired: the caller has a master");
        require(_announced(master) == msg.sender, "NotMaster: it has not announced the caller");
        masterOf[msg.sender] = master;
        providerOf[master] = msg.sender;
        isMaster[master] = true;
        emit MasterAnnounced(msg.sender, master);
    }

    /// The provider, or the master that it is paired with, ends its work: the pairing and every
    /// announcement of it. Another master takes back its own announcement, and ends the work only
    /// of a provider that nobody else announces. Stake stays in the provider's vault account.
    function removeProvider(address provider) external {
        address master = masterOf[provider];
        bool isOwn = msg.sender == provider;
        require(
            isProvider[provider] && (isOwn || _announced(msg.sender) == provider),
            "NotMaster: only the master or its provider undoes their pairing"
        );
        if (!isOwn && msg.sender != master) {
            delete _announcedBy[msg.sender];
            if (--_announcementsOf[provider] != 0) return;
        }
        if (master != address(0)) {
            delete masterOf[provider];
            delete providerOf[master];
            delete isMaster[master];
        }
        delete _announcementsOf[provider];
        _epochOf[provider]++;
        delete isProvider[provider];
        Manager(manager).revokeRole(PROVIDER, provider);
        emit ProviderRemoved(provider);
    }

    /// Tells the provider's machine to stop a source's container. Changes nothing on the chain.
    function removeContainer(address provider, address source) external {
        require(
            msg.sender == provider || (masterOf[provider] == msg.sender),
            "NotMaster: only the provider or its master removes a container"
        );
        emit RemoveContainer(provider, source);
    }

    // ------------------------------------------------------------------------------- agents

    /// Lets `agent` act for the caller, or no longer. Doing it twice is fine, and anybody may
    /// take back what was granted.
    function setAgent(address agent, bool value) external {
        require(
            !value || Assumptions.PROVIDERS_MAY_SET_AGENTS || masterOf[msg.sender] == address(0),
            "NotMaster: a provider has no agents, its master has"
        );
        isAgentOf[msg.sender][agent] = value;
        emit AgentSet(msg.sender, agent, value);
    }

    /// Keeps the default agent from acting for the caller: a master, or a provider that opts
    /// out by itself. It keeps acting for a master that has also set it by `setAgent`.
    /// UNKNOWN: whether a provider may call it; the event calls the caller a master.
    function setDefaultAgentDisabled(bool value) external {
        defaultAgentDisabled[msg.sender] = value;
        emit DefaultAgentDisabled(msg.sender, value);
    }

    /// Unlike `isAgentOf`, counts the default agent, which `setAgent(…, false)` does not end.
    function getIsAgentOf(address master, address agent) external view returns (bool) {
        if (isAgentOf[master][agent]) return true;
        return
            Assumptions.DEFAULT_AGENT_ACTS_UNLESS_DISABLED &&
            agent == Assumptions.DEFAULT_AGENT &&
            !defaultAgentDisabled[master];
    }

    // --------------------------------------------------------------------------------- data

    function setBaseData(string memory _baseData) external onlyProvider {
        baseDataOf[msg.sender] = _baseData;
        emit BaseDataUpdated(msg.sender);
    }

    function setLiveData(string memory _liveData) external onlyProvider {
        liveDataOf[msg.sender] = _liveData;
        emit LiveDataUpdated(msg.sender);
    }

    // ------------------------------------------------------------------------------ getters

    function getIsMaster(address master) external view returns (bool) {
        return isMaster[master];
    }

    function getMasterOf(address provider) external view returns (address) {
        return masterOf[provider];
    }

    // -------------------------------------------------------------------------------- owner

    function setManager(address _manager) external onlyOwner {
        manager = _manager;
    }

    function setVault(address _vault) external onlyOwner {
        vault = _vault;
    }

    // ------------------------------------------------------------------------------ private

    /// The provider that a master announces, unless it was removed since.
    function _announced(address master) private view returns (address) {
        Announcement memory announcement = _announcedBy[master];
        address provider = announcement.provider;
        return announcement.epoch == _epochOf[provider] ? provider : address(0);
    }

    function _announce(address master, address provider) private {
        address announced = _announced(master);
        if (announced == provider) return;
        require(announced == address(0), "AlreadyPaired: remove the announced provider first");
        _announcedBy[master] = Announcement(provider, _epochOf[provider]);
        if (_announcementsOf[provider]++ == 0) {
            isProvider[provider] = true;
            Manager(manager).grantRole(PROVIDER, provider);
        }
    }
}
