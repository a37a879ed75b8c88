"""Sources, a provider and money: what has to be there before a task."""

from typing import Any

from harness import expect, step
from ogpu.client import DeliveryMethod, Environment, ImageEnvironments, SourceInfo, publish_source
from ogpu.protocol import Master, Provider, vault
from web3 import Web3

GROUP = "Sources and providers"
TASKS = (
    "text-classification",
    "image-classification",
    "text-generation",
    "visual-question-answering",
    "translation",
    "summarization",
)


def source_info(name: str, manual: bool = False) -> SourceInfo:
    return SourceInfo(
        name=name,
        description=f"HuggingFace pipeline: {name}",
        logoUrl="https://example.com/logo.png",
        imageEnvs=ImageEnvironments(cpu="https://example.com/docker-compose.yml"),
        minPayment=Web3.to_wei(0.001, "ether"),
        minAvailableLockup=0,
        maxExpiryDuration=86400,
        deliveryMethod=DeliveryMethod.MANUAL_CONFIRMATION if manual else DeliveryMethod.FIRST_RESPONSE,
    )


def open_market(config: dict[str, Any]) -> dict[str, Any]:
    accounts = config["accounts"]
    client, provider_key = accounts["client"], accounts["provider"]["privateKey"]
    master, provider = accounts["master"]["address"], accounts["provider"]["address"]
    sources: dict[str, Any] = {}

    with step(GROUP, "vault.deposit") as tried:
        receipt = vault.deposit(client["address"], Web3.to_wei(5, "ether"), signer=client["privateKey"])
        expect(vault.get_balance_of(client["address"]) == Web3.to_wei(5, "ether"), "balance")
        tried.detail = f"gas {receipt.gas_used}"

    with step(GROUP, "publish_source, one for each task") as tried:
        for task in TASKS:
            sources[task] = publish_source(source_info(task))
        sources["manual"] = publish_source(source_info("text-classification", manual=True))
        sources["quiet"] = publish_source(source_info("nobody serves this", manual=True))
        tried.detail = f"{len(sources)} sources"

    with step(GROUP, "Source.get_metadata, get_params, snapshot"):
        source = sources["translation"]
        expect(source.get_metadata()["name"] == "translation", "name in the content store")
        params = source.get_params()
        expect(params.client == client["address"], "client")
        expect(params.imageEnvironments == Environment.CPU.value, "environments")
        expect(source.snapshot().params.minPayment == params.minPayment, "snapshot")

    with step(GROUP, "announce_provider, announce_master"):
        Master(master).announce_provider(provider, Web3.to_wei(1, "ether"))
        expect(Provider(provider).is_provider(), "is_provider")
        Provider(provider).announce_master(master)
        expect(Master.load(master).get_provider() == provider, "get_provider")
        expect(Provider.load(provider).get_master() == master, "get_master")

    with step(GROUP, "Provider.register_to, get_registrants"):
        for name, source in sources.items():
            if name != "quiet":
                Provider(provider).register_to(source.address, env=Environment.CPU.value, signer=provider_key)
        expect(sources["manual"].get_registrants() == [provider], "registrants")
        expect(sources["manual"].get_registrant_id(provider) == 1, "registrant id")
    return sources
