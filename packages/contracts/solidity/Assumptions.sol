// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// What the public ABI and the documentation of the OpenGPU protocol leave open, decided.
///
/// Every constant here is one question whose answer on the deployed networks is not known,
/// and the answer that this implementation gives. They are compile-time constants because the
/// ABI has to stay exactly that of the deployed contracts. Change one, rebuild, done.
library Assumptions {
    // ------------------------------------------------------------------ accounts and agents

    /// The documented default agent, "The Order". It dispatches tasks: for every master that has
    /// not called `Terminal.setDefaultAgentDisabled(true)` it registers and attempts. It never
    /// acts for a client that has not set it, because it could spend the client's balance.
    /// UNKNOWN: whether the deployed Terminal knows it as a constant, and for whom it acts.
    address internal constant DEFAULT_AGENT = 0x306Dc3fF30254675B209D916475094401aCC4a1E;

    /// UNKNOWN: whether the default agent counts as an agent without being set.
    bool internal constant DEFAULT_AGENT_ACTS_UNLESS_DISABLED = true;

    /// The documentation says that only clients and masters set agents.
    /// UNKNOWN: whether the contract refuses a (paired) provider.
    bool internal constant PROVIDERS_MAY_SET_AGENTS = false;

    /// UNKNOWN: whether agents, or only the provider and its master, may submit a response.
    bool internal constant AGENTS_MAY_SUBMIT_RESPONSES = true;

    // ------------------------------------------------------------------------------ sources

    /// UNKNOWN: whether `publishSource` compares `client` with the sender. Here a source can
    /// be published, updated and inactivated by its client or an agent of its client.
    bool internal constant SOURCE_CLIENT_MUST_BE_SENDER_OR_PRINCIPAL = true;

    /// UNKNOWN: whether a client needs MIN_LOCKUP_PER_SOURCE for every active source. The
    /// published examples lock nothing, so the answer here is no.
    bool internal constant CLIENT_STAKE_REQUIRED = false;

    /// UNKNOWN: whether `lastUpdateTime` is what the caller wrote or the time of the block.
    bool internal constant LAST_UPDATE_TIME_IS_BLOCK_TIME = true;

    /// UNKNOWN: whether an update may hand a source to another client.
    bool internal constant CLIENT_MAY_CHANGE = false;

    /// UNKNOWN: whether an inactive source can still be updated.
    bool internal constant INACTIVE_SOURCE_MAY_BE_UPDATED = false;

    /// UNKNOWN: whether providers may register at an inactive source.
    bool internal constant INACTIVE_SOURCE_MAY_BE_REGISTERED_AT = false;

    /// UNKNOWN: whether `preferredEnvironment` has to be exactly one environment (CPU 1,
    /// NVIDIA 2, AMD 4) that the source offers.
    bool internal constant PREFERRED_ENVIRONMENT_MUST_BE_OFFERED = true;

    // -------------------------------------------------------------------------------- tasks

    /// UNKNOWN: who may publish a task, because a task names no client. Here the client of a
    /// task is its source's client, who pays; the client or an agent of it publishes, cancels
    /// and confirms. When false anybody may publish, and the source's client still pays: that
    /// lets strangers spend its balance, and is not the other reading, where the sender pays.
    bool internal constant PUBLISHER_MUST_BE_CLIENT_OR_AGENT = true;

    /// A report says that a task published after its own expiry was accepted on mainnet.
    /// UNKNOWN: whether that is always so.
    bool internal constant EXPIRED_TASK_MAY_BE_PUBLISHED = true;

    /// UNKNOWN: whether `attempt` and `submitResponse` revert on an expired task, or mark it
    /// EXPIRED and return. They cannot do both. Here they revert, and `Controller.cancelTask`
    /// is the call that marks an expired task and refunds it (see below). When true any provider
    /// can mark it, and so take a late confirmation away.
    bool internal constant EXPIRED_ATTEMPT_MARKS_TASK = false;

    /// UNKNOWN: how the client of a task that expired gets the frozen payment back. Here
    /// `Controller.cancelTask`, which otherwise refuses everything but NEW tasks, turns any
    /// open task past its expiry into EXPIRED and releases the payment. Only the client and
    /// its agents may call it.
    bool internal constant CANCEL_REFUNDS_EXPIRED_TASK = true;

    /// UNKNOWN: whether a response can be confirmed after the task's expiry (and before the
    /// task was marked EXPIRED).
    bool internal constant MAY_CONFIRM_AFTER_EXPIRY = true;

    /// UNKNOWN: whether a provider may bid more than the task pays.
    bool internal constant BID_MAY_EXCEED_PAYMENT = false;

    /// The preimage of `Task.isAlreadySubmitted` is not published.
    /// true: keccak256(bytes(data)), so no two responses of a task can carry the same data.
    /// false: keccak256(abi.encode(provider, data)).
    bool internal constant SUBMISSION_HASH_IS_OF_DATA_ALONE = true;

    // ----------------------------------------------------------------------------- payments

    /// UNKNOWN: what MANUAL_CONFIRMATION pays. true: what the response asks for, at most the
    /// task's payment; the rest goes back to the client. false: the task's payment.
    bool internal constant MANUAL_PAYS_RESPONSE_PAYMENT = true;

    /// UNKNOWN: what FIRST_RESPONSE pays. true: the task's whole payment. false: what the
    /// response asks for.
    bool internal constant FIRST_RESPONSE_PAYS_TASK_PAYMENT = true;

    /// UNKNOWN: whether the provider's or its master's vault account is credited. A provider
    /// without a master is credited itself. `totalEarningsOf` counts for who is credited.
    bool internal constant PAYEE_IS_MASTER = false;

    // -------------------------------------------------------------------------------- stake

    /// The documentation says that what a master sends with `announceProvider` becomes the
    /// provider's lockup. UNKNOWN: how the Vault knows. Here a deposit made by the Terminal is
    /// locked at once.
    bool internal constant TERMINAL_DEPOSITS_ARE_LOCKED = true;

    /// UNKNOWN: whether `unbondingTimestamp` is when unbonding ends (as documented) or began.
    bool internal constant UNBONDING_TIMESTAMP_IS_MATURITY = true;

    /// UNKNOWN: whether the stake is looked at again when a registered provider attempts a
    /// task. Here only registration looks.
    bool internal constant STAKE_CHECKED_ON_ATTEMPT = false;

    /// UNKNOWN: whether a sanction can also take stake that is unbonding. Here it takes the
    /// lockup first, then what is unbonding, else unbonding would be a way out.
    bool internal constant SANCTION_REACHES_UNBONDING = true;

    /// UNKNOWN: the values on the deployed networks, which an administrator can set. These
    /// are for development: a stake that a test account can afford, and a period that a person
    /// can wait for. `Vault.setMinLockupPerSource` and `Vault.setMaxUnbondingPeriod` change them.
    uint256 internal constant INITIAL_MIN_LOCKUP_PER_SOURCE = 0.1 ether;
    uint256 internal constant INITIAL_UNBONDING_PERIOD = 60 seconds;
}
