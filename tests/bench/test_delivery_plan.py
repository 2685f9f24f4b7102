"""The generated plan is one that an office could keep: the checks find nothing in it."""

from bench.delivery_plan import generated_plan
from risk_register.agreement import check_agreement
from risk_register.checks.run import run


def test_the_checks_find_nothing_in_the_generated_plan() -> None:
    plan = generated_plan()
    assert len(plan.entries) == 356
    assert len(plan.past_quarters) == 12
    assert [*check_agreement(plan), *run(plan).findings] == []


def test_it_is_the_same_every_time() -> None:
    assert generated_plan(40, 3) == generated_plan(40, 3)
