"""The scenarios of the SDK's own examples, beyond publishing."""

import time
from typing import Any

from guide import task_info
from harness import expect, refused, step, wait_until
from market import source_info
from ogpu import agent
from ogpu.client import (
    Environment,
    cancel_task,
    confirm_response,
    inactivate_source,
    publish_task,
    set_agent,
    update_source,
)
from ogpu.chain.web3 import WEB3
from ogpu.protocol import Master, Provider, Response, Task, terminal, vault
from ogpu.types import SourceStatus, TaskStatus
from ogpu.types.errors import (
    InsufficientBalanceError,
    MasterNotFoundError,
    NotTaskOwnerError,
    OGPUError,
    ProviderNotFoundError,
    ResponseAlreadyConfirmedError,
    SourceInactiveError,
    TaskAlreadyFinalizedError,
    TaskExpiredError,
    UnbondingPeriodNotElapsedError,
)
from web3 import Web3

GROUP = "Scenarios"
REVIEW = {"input": "What a lovely evening!", "args": {}}


def manual_confirmation(sources: dict[str, Any], provider: str) -> None:
    with step(GROUP, "01 MANUAL: confirm_response pays the provider") as tried:
        earned = vault.get_total_earnings_of(provider)
        task = publish_task(task_info(sources["manual"], REVIEW))
        wait_until(lambda: task.get_status() == TaskStatus.RESPONDED)
        [response] = task.get_responses()
        expect(response.fetch_data()["result"][0]["label"] == "POSITIVE", "result")
        expect(task.get_confirmed_response() is None, "nothing is confirmed yet")
        tried.detail = confirm_response(response.address)
        expect(task.get_status() == TaskStatus.FINALIZED, "FINALIZED")
        expect(task.get_winning_provider() == provider, "winning provider")
        expect(task.snapshot().attempt_count == 1, "snapshot")
        expect(Response.load(response.address).is_confirmed(), "is_confirmed")
        gained = vault.get_total_earnings_of(provider) - earned
        expect(gained == response.get_params().payment, "what the response asked for")
        refused(ResponseAlreadyConfirmedError, lambda: confirm_response(response.address))


def cancel(sources: dict[str, Any], client: str) -> None:
    with step(GROUP, "02 cancel_task gives the payment back"):
        balance = vault.get_balance_of(client)
        task = publish_task(task_info(sources["quiet"], REVIEW))
        expect(vault.get_balance_of(client) < balance, "frozen")
        cancel_task(task)
        expect(task.get_status() == TaskStatus.CANCELED, "CANCELED")
        expect(vault.get_balance_of(client) == balance, "balance")
        refused(TaskAlreadyFinalizedError, task.cancel)


def update_and_inactivate(sources: dict[str, Any]) -> None:
    with step(GROUP, "03 update_source"):
        info = source_info("more expensive", manual=True)
        info.minPayment = Web3.to_wei(0.0015, "ether")
        update_source(sources["quiet"], info)
        expect(sources["quiet"].get_params().minPayment == info.minPayment, "minPayment")
    with step(GROUP, "04 inactivate_source"):
        inactivate_source(sources["quiet"])
        expect(sources["quiet"].get_status() == SourceStatus.INACTIVE, "INACTIVE")
        refused(SourceInactiveError, lambda: publish_task(task_info(sources["quiet"], REVIEW)))


def errors(sources: dict[str, Any], stranger: dict[str, str]) -> None:
    with step(GROUP, "typed errors: balance, owner, expiry, not found"):
        rich = task_info(sources["manual"], REVIEW)
        rich.payment = Web3.to_wei(1000, "ether")
        refused(InsufficientBalanceError, lambda: publish_task(rich))
        late = task_info(sources["manual"], REVIEW, seconds=-10)
        refused(TaskExpiredError, lambda: publish_task(late))
        task = publish_task(task_info(sources["quiet"], REVIEW))
        refused(NotTaskOwnerError, lambda: task.cancel(signer=stranger["privateKey"]))
        task.cancel()
        refused(ProviderNotFoundError, lambda: Provider.load(stranger["address"]))
        refused(MasterNotFoundError, lambda: Master.load(stranger["address"]))
        refused(OGPUError, lambda: Task.load(stranger["address"]))


def stake(client: dict[str, str]) -> None:
    address, key = client["address"], client["privateKey"]
    amount = Web3.to_wei(0.2, "ether")
    with step(GROUP, "05 vault: lock, unbond, claim, withdraw") as tried:
        balance = vault.get_balance_of(address)
        vault.lock(amount, signer=key)
        expect(vault.get_lockup_of(address) == amount, "lockup")
        vault.unbond(amount // 2, signer=key)
        expect(vault.get_unbonding_of(address) == amount // 2, "unbonding")
        refused(UnbondingPeriodNotElapsedError, lambda: vault.claim(signer=key))
        period = vault.get_unbonding_period()
        WEB3().provider.make_request("evm_increaseTime", [period])
        WEB3().provider.make_request("evm_mine", [])
        vault.claim(signer=key)
        expect(vault.get_balance_of(address) == balance - amount // 2, "balance")
        vault.withdraw(amount, signer=key)
        tried.detail = f"period {period} s"


def agents(sources: dict[str, Any], accounts: dict[str, Any]) -> None:
    helper, provider = accounts["agent"], accounts["provider"]["address"]
    client = accounts["client"]["address"]
    with step(GROUP, "06 set_agent: an agent publishes for the client"):
        set_agent(helper["address"], True)
        set_agent(helper["address"], True)
        expect(terminal.is_agent_of(client, helper["address"]), "is_agent_of")
        task = publish_task(task_info(sources["manual"], REVIEW), private_key=helper["privateKey"])
        wait_until(lambda: task.get_status() == TaskStatus.RESPONDED)
        [response] = task.get_responses()
        confirm_response(response.address, private_key=helper["privateKey"])
        set_agent(helper["address"], False)
        refused(
            NotTaskOwnerError,
            lambda: publish_task(task_info(sources["manual"], REVIEW), private_key=helper["privateKey"]),
        )
    with step(GROUP, "07 an agent registers and attempts for its master's provider"):
        master = accounts["master"]
        Master(master["address"]).set_agent(helper["address"], True, signer=master["privateKey"])
        agent.register_to(sources["quiet"].address, provider, env=Environment.CPU.value)
        task = publish_task(task_info(sources["quiet"], REVIEW))
        agent.attempt(task.address, provider, suggested_payment=Web3.to_wei(0.001, "ether"))
        expect(task.get_status() == TaskStatus.ATTEMPTED, "ATTEMPTED")
        expect(task.get_attempters() == [provider], "attempters")
        expect(len(task.get_attempt_timestamps()) == 1, "timestamps")
        expect(task.get_responses() == [], "no responses yet")
        agent.unregister_from(sources["quiet"].address, provider)
        expect(sources["quiet"].get_registrants() == [], "no registrants left")


def run_scenarios(sources: dict[str, Any], accounts: dict[str, Any]) -> None:
    manual_confirmation(sources, accounts["provider"]["address"])
    cancel(sources, accounts["client"]["address"])
    errors(sources, accounts["stranger"])
    agents(sources, accounts)
    update_and_inactivate(sources)
    stake(accounts["client"])
    with step(GROUP, "vault.cancel_unbonding", known="'cancelUnbonding' was not found"):
        # The ABI of the testnet that comes with the SDK has no such function.
        key = accounts["client"]["privateKey"]
        vault.unbond(1, signer=key)
        vault.cancel_unbonding(signer=key)
