"""The deal of bench/shared/runCompany.mjs, vectorised by hand: arrays over the draws, years in a loop. Prints times and statistics."""
import json
import sys
import time

import numpy as np
from simulate import irr

YEARS, TAIL, FUNDED, DSCR, CAP, MARGIN = 30, 2, 98e6, 1.2, 0.92, 0.008
JUNIOR_SHARE, JUNIOR_RATE, AHEAD, MONTHS = 0.9, 0.11, (1.0, 0.66, 0.33), 0.5


def draw(draws, seed):
    """What each input is drawn from, by NumPy's own generator."""
    rng = np.random.default_rng(seed)
    return [rng.triangular(0.015, 0.025, 0.035, draws), rng.triangular(0.015, 0.025, 0.035, draws),
            rng.triangular(0.042, 0.052, 0.07, draws)]


def run(drawn):
    rpi, growth, swap = drawn
    rate = swap + MARGIN
    prices, costs = np.ones_like(rpi), np.ones_like(rpi)
    charge, lifecycle, before = [], [], []
    for _ in range(YEARS):
        prices = prices * (1 + rpi)
        costs = costs * (1 + growth)
        charge.append(13.6e6 * (0.5 + 0.5 * prices))
        lifecycle.append(1e6 * costs)
        before.append(charge[-1] - 5e6 * costs - lifecycle[-1])
    nothing = np.zeros_like(rpi)
    mra = [sum(part * lifecycle[year + step] if year + step < YEARS else nothing for step, part in enumerate(AHEAD, 1))
           for year in range(YEARS)]
    moves = [now - then for now, then in zip(mra, [nothing] + mra)]
    cfads = [cash + np.maximum(0, -move) for cash, move in zip(before, moves)]
    served = YEARS - TAIL
    carries, over = nothing, nothing
    for year in range(YEARS - 1, -1, -1):
        over = (over + cfads[year]) / (1 + rate)
        if year < served:
            carries = (carries + cfads[year] / DSCR) / (1 + rate)
    debt = np.minimum(carries, CAP * FUNDED)
    service = [cfads[year] / DSCR * debt / carries if year < served else nothing for year in range(YEARS)]
    equity = FUNDED - debt
    owed, junior, cash, dsra = debt, JUNIOR_SHARE * equity, nothing, nothing
    owners, lowest = [-equity], None
    for year in range(YEARS):
        principal = service[year] - rate * owed
        if year < served:
            lowest = principal if lowest is None else np.minimum(lowest, principal)
            owed = owed - principal
        reserve = MONTHS * service[year + 1] if year + 1 < YEARS else nothing
        after = cfads[year] - service[year] - (reserve - dsra) - np.maximum(0, moves[year]) + cash
        dsra = reserve
        left = YEARS - year
        due = junior * JUNIOR_RATE / (1 - (1 + JUNIOR_RATE) ** -left)
        paid = np.maximum(0, np.minimum(due, after))
        junior = junior * (1 + JUNIOR_RATE) - paid
        could = after - paid
        dividend = np.maximum(0, could)
        returned = could - dividend if left == 1 else nothing
        cash = could - dividend - returned
        owners.append(paid + dividend + returned)
    project = [np.full_like(rpi, -FUNDED)] + before
    return {"senior_debt": debt, "equity_requirement": equity, "first_plcr": over / debt, "lowest_repayment": lowest,
            "project_irr": irr(np.array(project)), "equity_irr": irr(np.array(owners))}


def statistics(wanted):
    found = {}
    for name, sample in wanted.items():
        kept = sample[np.isfinite(sample)]
        found[name] = [float(v) for v in (sample.size - kept.size, kept.mean(), *np.percentile(kept, [10, 50, 90]))]
    return found


def main():
    job = json.loads(sys.argv[1])
    times = []
    for turn in range(job["turns"]):
        start = time.perf_counter()
        statistics(run(draw(job["draws"], turn)))
        times.append(1000 * (time.perf_counter() - start))
    answer = {"times": times}
    if "given" in job:
        answer["statistics"] = statistics(run(list(np.fromfile(job["given"]).reshape(3, job["draws"]))))
    print(json.dumps(answer))


main()
