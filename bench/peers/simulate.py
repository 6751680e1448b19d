"""The model of bench/shared/drawnModel.mjs, vectorised by hand: arrays over the draws, years in a loop.

Arrays of 10,000 draws stay in the processor's cache, where whole tables of years × draws (3 MB each) would not: this is faster
in NumPy too. Figures that are the same in every draw are worked out once. Prints times, and the statistics to compare.
"""
import json
import sys
import time

import numpy as np

YEARS = 40
CHARGE_BASE, INDEXED_SHARE, DISCOUNT = 12.4e6, 0.6, 0.035
Z90 = 1.2815515655446004


def constants(k):
    return {"growth": (1.5 + k % 7 / 10) / 100, "fall": (14 + k % 5) / 100, "beds": 400 + 10 * (k % 9)}


def draw(contracts, draws, seed):
    """What each input is drawn from, by NumPy's own generator."""
    rng = np.random.default_rng(seed)
    drawn = []
    for k in range(contracts):
        c = constants(k)
        mode = c["fall"] / 0.4
        mu, sigma = (np.log(7000) + np.log(13000)) / 2, (np.log(13000) - np.log(7000)) / (2 * Z90)
        drawn.append((
            rng.triangular(-0.01, c["growth"], 0.05, draws),
            0.4 * rng.beta(1 + 4 * mode, 5 - 4 * mode, draws),
            rng.lognormal(mu, sigma, draws),
            rng.normal(8.5e6, 5e6 / (2 * Z90), draws),
            rng.uniform(0, 6, draws),
            rng.triangular(0.03, 0.05, 0.08, draws),
        ))
    return drawn


def irr(flows):
    """Rates of return of many draws at once: Newton's method on the discount factor, halved towards a bracket; flows are years × draws."""
    first = flows[np.argmax(flows != 0, axis=0), np.arange(flows.shape[1])]
    flows = flows * np.where(first < 0, -1.0, 1.0)

    def present(factor):
        value, slope = np.zeros_like(factor), np.zeros_like(factor)
        for flow in flows[::-1]:
            slope = slope * factor + value
            value = value * factor + flow
        return value, slope

    low, high = np.full(flows.shape[1], 1 / 11), np.full(flows.shape[1], 100.0)
    fails = ~((present(low)[0] > 0) & (present(high)[0] < 0))
    factor, step = np.full(flows.shape[1], 0.95), high - low
    for _ in range(100):
        value, slope = present(factor)
        np.copyto(low, factor, where=value > 0)
        np.copyto(high, factor, where=value <= 0)
        with np.errstate(divide="ignore", invalid="ignore"):
            newton = factor - value / slope
        inside = (newton > low) & (newton < high) & (np.abs(newton - factor) <= step / 2)
        following = np.where(inside, newton, (low + high) / 2)
        step = np.where(value == 0, 0, np.abs(following - factor))
        factor = np.where(value == 0, factor, following)
        if np.all(step <= 4e-16 * factor):
            break
    rate = 1 / factor - 1
    rate[fails] = np.nan
    return rate


def erlang_beds(load, share):
    """Fewest beds of many draws at once: every draw goes on until its share refused is low enough."""
    limit = share * (1 + 1e-9)
    beds = np.zeros_like(load)
    refused = np.ones_like(load)
    open_ = np.flatnonzero(refused > limit)
    while open_.size:
        beds[open_] += 1
        refused[open_] = load[open_] * refused[open_] / (beds[open_] + load[open_] * refused[open_])
        open_ = open_[refused[open_] > limit]
    return beds


def run(drawn, with_irr, with_erlang):
    draws = drawn[0][0].shape[0]
    t = np.arange(YEARS)
    factor = (1 + DISCOUNT) ** -t
    net_position = np.zeros((YEARS, draws))
    debts = np.zeros((YEARS, draws))
    wanted = {}
    present_value = np.zeros(draws)
    for k, (growth, fall, unit_cost, capital_cost, delay, loan_rate) in enumerate(drawn):
        beds = constants(k)["beds"]
        step, trend_step, owed = 1 + growth, 1 + growth / 2, 1 + loan_rate
        index, trend = np.ones(draws), np.ones(draws)
        closing, debt, present = np.zeros(draws), np.zeros(draws), np.zeros(draws)
        tenth = capital_cost / 10
        nets = []
        flows, needed = [], []
        for year in range(YEARS):
            index = index * step
            if year == 0:
                index_base = index
            else:
                trend = trend * trend_step
            demand = beds * trend * (1 - fall * min(1, year / 10))
            spare = np.maximum(0, beds - demand)
            closing = np.where(year > delay, np.minimum(spare, 40 + year), closing)
            running = unit_cost * (demand + spare - closing) * index
            charge = CHARGE_BASE * (1 - INDEXED_SHARE + INDEXED_SHARE * index / index_base)
            saving = closing * unit_cost * index
            before = debt * owed
            capital = capital_cost * index if year == 2 else 0.0
            repayment = np.minimum(before, tenth) if year > 2 else 0.0
            debt = before + capital - repayment
            net = saving - repayment - charge / 20 - running / 100
            present += net / index * factor[year]
            net_position[year] += net
            debts[year] += debt
            nets.append(net)
            if with_irr:
                flows.append(np.zeros(draws) if year < 2 else -capital if year == 2 else saving)
            if with_erlang:
                needed.append(erlang_beds(demand / 8, 0.02))
        worth = np.zeros(draws)
        for year in range(YEARS - 1, 0, -1):
            worth = (worth + nets[year]) / owed
        present += worth / 1000
        present_value += present
        wanted[f"present_{k}"] = present
        if with_irr:
            wanted[f"rate_{k}"] = irr(np.array(flows))
        if with_erlang:
            for year in range(YEARS):
                wanted[f"needed_{k}.{year}"] = needed[year]
    for year in range(YEARS):
        wanted[f"net_position.{year}"] = net_position[year]
    wanted["present_value"] = present_value
    wanted["highest_debt"] = debts.max(axis=0)
    return wanted


def statistics(wanted):
    """Mean, P10, P50, P90 and the share above 0 of each, over the draws that have a value."""
    found = {}
    for name, sample in wanted.items():
        kept = sample[np.isfinite(sample)]
        p10, p50, p90 = np.percentile(kept, [10, 50, 90])
        found[name] = [sample.size - kept.size, kept.mean(), p10, p50, p90, np.count_nonzero(kept > 0) / kept.size]
    return found


def main():
    job = json.loads(sys.argv[1])
    contracts, draws = job["contracts"], job["draws"]
    times = []
    for turn in range(job["turns"]):
        start = time.perf_counter()
        drawn = draw(contracts, draws, turn)
        sampled = time.perf_counter()
        wanted = run(drawn, job.get("irr", False), job.get("erlang", False))
        ran = time.perf_counter()
        statistics(wanted)
        done = time.perf_counter()
        times.append([1000 * (done - start), 1000 * (sampled - start), 1000 * (ran - sampled), 1000 * (done - ran)])
    answer = {"times": times}
    if "given" in job:
        # The very draws that Decant made: the statistics must be the same.
        given = np.fromfile(job["given"]).reshape(contracts, 6, draws)
        answer["statistics"] = {
            name: [float(value) for value in values]
            for name, values in statistics(run(given, job.get("irr", False), job.get("erlang", False))).items()
        }
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
