// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Assumptions} from "./Assumptions.sol";
import {Nexus} from "./Nexus.sol";
import {Payee} from "./Payee.sol";
import {Response} from "./Response.sol";
import {Source} from "./Source.sol";
import {Task} from "./Task.sol";
import {Terminal} from "./Terminal.sol";
import {
    ResponseParams,
    ResponseStatus,
    SourceParams,
    SourceStatus,
    TaskParams,
    TaskStatus
} from "./Types.sol";
import {Vault} from "./Vault.sol";

/// What a client does with tasks: publish, cancel, confirm. A task's client is its source's.
contract Controller is Ownable {
    address public nexus;
    address public terminal;
    address public vault;

    constructor(address _nexus, address _terminal, address _vault) Ownable(msg.sender) {
        nexus = _nexus;
        terminal = _terminal;
        vault = _vault;
    }

    /// Freezes the payment from the vault balance of the source's client.
    function publishTask(TaskParams memory _taskParams) external {
        address source = _taskParams.source;
        require(
            Nexus(nexus).getSourceId(source) != 0,
            "UnknownSource: the Nexus has not published it"
        );
        SourceParams memory params = Source(source).getSourceParams();
        require(
            !Assumptions.PUBLISHER_MUST_BE_CLIENT_OR_AGENT || _isClientOrAgent(params.client),
            "NotOwner: only the client of the source or its agent publishes tasks"
        );
        _checkTerms(_taskParams, params);
        address task = address(new Task(_taskParams, params.deliveryMethod, nexus));
        Source(source).publishTask(task);
        Vault(vault).freezePayment(params.client, task, _taskParams.payment);
        Nexus(nexus).emitTaskPublished(task, source);
    }

    /// Cancels a NEW task. A task past its expiry becomes EXPIRED instead, whether NEW,
    /// ATTEMPTED or RESPONDED. Either way the frozen payment goes back to the client.
    function cancelTask(address task) external {
        address client = _requireTaskClient(task);
        TaskStatus status = Task(task).getStatus();
        require(status < TaskStatus.CANCELED, "AlreadyFinalized: the task is over");
        bool expired = Assumptions.CANCEL_REFUNDS_EXPIRED_TASK &&
            block.timestamp > Task(task).getExpiryTime();
        require(
            status == TaskStatus.NEW || expired,
            "TaskNotNew: a provider is at work, wait for its response or for the expiry"
        );
        Nexus(nexus).setTaskStatus(task, expired ? TaskStatus.EXPIRED : TaskStatus.CANCELED);
        Vault(vault).releasePayment(client, task);
    }

    /// Chooses a response of a RESPONDED task and pays its provider.
    function confirmResponse(address response) external {
        ResponseParams memory params = Response(response).getResponseParams();
        address client = _requireTaskClient(params.task);
        require(
            !Response(response).confirmedFinal(),
            "AlreadyConfirmed: this response was confirmed before"
        );
        _requireConfirmable(params.task);
        Nexus(nexus).setResponseStatus(response, ResponseStatus.CONFIRMED);
        Nexus(nexus).setTaskStatus(params.task, TaskStatus.FINALIZED);
        Vault(vault).processPayment(
            client,
            Assumptions.PAYEE_IS_MASTER
                ? Payee.masterOrItself(terminal, params.provider)
                : params.provider,
            params.task,
            Assumptions.MANUAL_PAYS_RESPONSE_PAYMENT
                ? params.payment
                : Task(params.task).getPayment()
        );
    }

    // -------------------------------------------------------------------------------- owner

    function setNexus(address _nexus) external onlyOwner {
        nexus = _nexus;
    }

    function setTerminal(address _terminal) external onlyOwner {
        terminal = _terminal;
    }

    function setVault(address _vault) external onlyOwner {
        vault = _vault;
    }

    // ------------------------------------------------------------------------------ private

    function _checkTerms(TaskParams memory task, SourceParams memory source) private view {
        require(
            Source(task.source).getStatus() == SourceStatus.ACTIVE,
            "SourceInactive: an inactive source takes no tasks"
        );
        require(task.payment >= source.minPayment, "PaymentTooLow: below the source's minimum");
        require(
            task.expiryTime <= block.timestamp ||
                task.expiryTime - block.timestamp < source.maxExpiryDuration,
            "ExpiryTooFar: beyond the source's maximum duration"
        );
        require(
            Assumptions.EXPIRED_TASK_MAY_BE_PUBLISHED || task.expiryTime >= block.timestamp,
            "Expired: the task's time would be up already"
        );
    }

    function _requireConfirmable(address task) private view {
        TaskStatus status = Task(task).getStatus();
        require(status != TaskStatus.FINALIZED, "AlreadyFinalized: another response was confirmed");
        require(status != TaskStatus.EXPIRED, "Expired: the task was refunded to its client");
        require(status == TaskStatus.RESPONDED, "NotResponded: the task has no response to confirm");
        require(
            Assumptions.MAY_CONFIRM_AFTER_EXPIRY || block.timestamp <= Task(task).getExpiryTime(),
            "Expired: the task's time is up"
        );
    }

    function _requireTaskClient(address task) private view returns (address client) {
        client = Source(Task(task).getSource()).getClient();
        require(
            _isClientOrAgent(client),
            "NotOwner: only the client of the task's source or its agent may do this"
        );
    }

    /// The default agent is an agent of masters only, see `Assumptions.DEFAULT_AGENT`.
    function _isClientOrAgent(address client) private view returns (bool) {
        return msg.sender == client || Terminal(terminal).isAgentOf(client, msg.sender);
    }
}
