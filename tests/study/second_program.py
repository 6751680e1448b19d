"""Recalculates a hospital from the text of METHOD alone, to be set beside what Decant prints.

python3 second_program.py FOLDER: the folder holds `result.json` and the hospital's `beds.csv`. Of the result only inputs, years, the base
year and the options' ids are read, never a line. Prints {option: {line: number, list by year, or object by member}}.
python3 second_program.py --examples: METHOD's worked examples, {example: [what METHOD prints, what comes out]}.

It calculates hospitals without activity.csv whose plans empty no block, close wards in PFI buildings alone, and move no ward's patients
into another pool's beds; others it refuses.
"""

import csv
import json
import math
import sys
from calendar import isleap
from operator import add, mul, sub, truediv
from pathlib import Path


def require(condition, reason):
    if not condition:
        sys.exit(f"not recalculated: {reason}")


class Inputs:
    """Values of the inputs as one option has them."""

    def __init__(self, result, option):
        self.rows = {}
        for given in result["inputs"]:
            for row in given["rows"]:
                if option in row.get("options", [option]):
                    self.rows.setdefault(given["name"], []).append((row.get("member", ""), row["values"]))

    def by_member(self, name):
        return {member: values[0] for member, values in self.rows[name]}

    def series(self, name, length):
        [(_, values)] = self.rows[name]
        return values if len(values) == length else values * length

    def __call__(self, name):
        [(_, values)] = self.rows[name]
        require(len(set(values)) == 1, f"{name} changes from year to year")
        return values[0]


def each(rule, *series):
    return [rule(*values) for values in zip(*series)]


def by_pool(rule, *series):
    return {pool: each(rule, *(one[pool] for one in series)) for pool in series[0]}


def total(by_member):
    return [sum(values) for values in zip(*by_member.values())]


def whole(beds):
    """Beds are whole (1.4); a hair above a whole number is the arithmetic's, not a patient's."""
    return math.ceil(beds - 1e-9)


# METHOD 0: rates fall in bands that chain; t = 0 is not discounted.
BANDS = (30, 75, 125, 200, 300, math.inf)
STANDARD = (0.035, 0.03, 0.025, 0.02, 0.015, 0.01)
HEALTH = (0.015, 0.0129, 0.0107, 0.0086, 0.0064, 0.0043)
LOWER = (0.03, 0.0257, 0.0214, 0.0171, 0.0129, 0.0086)


def rate_at(t, rates):
    return next(rate for last, rate in zip(BANDS, rates) if t <= last)


def factors(years, rates, middle=False):
    at_end = [math.prod(1 / (1 + rate_at(k, rates)) for k in range(1, t + 1)) for t in range(years)]
    return [factor * (1 + rate_at(t, rates)) ** 0.5 if middle and t else factor for t, factor in enumerate(at_end)]


def present(flow):
    return sum(each(lambda value, factor: value * factor, flow, factors(len(flow), STANDARD)))


def kept(cohort, effects, reached, rho):
    """METHOD 1.3: shares of a cohort's admissions and bed-days that are left. Schemes multiply; efficiencies take one weighted mean on the
    widest scope; avoided stays are shorter by rho. METHOD 1.5: an effect on bed-days is one factor on them."""
    admissions = math.prod(1 - e["scope"][cohort] * e["effect"] * reached for e in effects if e["on"] == "admissions")
    stays = [(e["scope"][cohort], e["effect"]) for e in effects if e["on"] == "stay"]
    weight = sum(scope for scope, _ in stays)
    mean = sum(scope * effect for scope, effect in stays) / weight if weight else 0.0
    shorter = 1 - max((scope for scope, _ in stays), default=0.0) * mean * reached
    nights = math.prod(1 - e["scope"][cohort] * e["effect"] * reached for e in effects if e["on"] == "bed_days")
    return admissions, (1 - (1 - admissions) * rho) * shorter * nights


def effects_of(inputs):
    found = []
    for name, effect in inputs.by_member("effect").items():
        on = [on for on in ("admissions", "stay", "bed_days") if inputs.by_member(f"acts_on_{on}")[name]]
        require(len(on) == 1, f"{name} does not act on one thing")
        scopes = {key.split(".")[1]: share for key, share in inputs.by_member("effect_scope").items() if key.startswith(f"{name}.")}
        found.append({"effect": effect, "on": on[0], "scope": scopes})
    return found


def beds_added(short):
    """METHOD 1.6: a bed is opened in the year in which it is first needed, none in the base year, and stands from then on."""
    added, stands = [0], 0
    for beds in short[1:]:
        added.append(max(0, beds - stands))
        stands = max(stands, beds)
    return added


def lasting(closable):
    """METHOD 1.5: beds spare this year, last year and in every year to come."""
    return [min(closable[t - 1 :]) if t else 0 for t in range(len(closable))]


def wards_closed(lasting_beds, ward_beds, cap):
    """METHOD 1.5: wards close whole, pool after pool, at most so many a year for the site."""
    closed = {pool: [0] for pool in lasting_beds}
    for t in range(1, len(next(iter(lasting_beds.values())))):
        left = cap
        for pool, beds in lasting_beds.items():
            now = min(max(0, math.floor(beds[t] / ward_beds + 1e-9) - closed[pool][-1]), left)
            left -= now
            closed[pool].append(closed[pool][-1] + now)
    return closed


def lagged(series, lag):
    """METHOD 2.2: what is released follows with its lag, part of a year by its share."""
    late, part = int(lag), lag - int(lag)
    before = [0.0] * (late + 1) + series
    return [(1 - part) * before[t + 1] + part * before[t] for t in range(len(series))]


def moved(beta, bed_days, admissions):
    """METHOD 2.1: x = beta of bed-days + (1 - beta) of admissions."""
    return beta * bed_days + (1 - beta) * admissions


def paid_for(whatever, planned, spared):
    """METHOD 2.2: care elsewhere is commissioned for what was planned, and a share of it is paid whatever comes."""
    return whatever * max(0.0, planned) + (1 - whatever) * max(0.0, spared)


def recalculate(result, option, beds):
    inputs, years, lines = Inputs(result, option), result["years"], {}
    span = range(len(years))
    require(str(result["baseYear"]).startswith(str(years[0] - 1)), "the first year is not the base year")
    require(not any(inputs.by_member("block_chosen").values()), "a block is to be emptied")
    for name in ("unitary_charge_saved", "capital_charges_saved", "health_effects", "overheads_cut", "tariff_value_today"):
        require(not any(inputs.by_member(name).values()), f"{name} is given")
    rules = [inputs(f"sized_by_{rule}") for rule in ("target", "winter", "availability", "refusals")]
    require(rules == [1, 1, 0, 0], "the rules of 1.4 are not those that are on by default")

    # METHOD 0: days, price level, rates and factors.
    days, inflation = [365 + isleap(year) for year in years], inputs.series("deflator_growth", len(years))
    lines["days_in_year"] = days
    lines["price_index"] = [math.prod(1 + rise for rise in inflation[1 : t + 1]) for t in span]
    lines["nominal_discount_rate"] = [(1 + rate_at(t, STANDARD)) * (1 + inflation[t]) - 1 for t in span]
    lines["discount_factor"] = factors(len(years), STANDARD)
    lines["mid_year_factor"] = factors(len(years), STANDARD, middle=True)
    lines["health_factor"], lines["lower_rate_factor"] = factors(len(years), HEALTH), factors(len(years), LOWER)

    # METHOD 1.2: growth by point of delivery; a trend holds demography already and stands alone.
    trend, demography, beside = (inputs.by_member(f"{kind}_growth") for kind in ("trend", "demographic", "non_demographic"))
    require(all(not trend[p] or not (demography[p] or beside[p]) for p in trend), "growth is counted twice")
    a_year = {p: (1 + trend[p]) * (1 + demography[p]) * (1 + beside[p]) for p in trend}
    grown = {p: [a_year[p] ** min(t, inputs("growth_years")) for t in span] for p in trend}
    require(sum(a_year[p] >= 1 for p in trend) == len(trend), "patients grow fewer as usual")
    lines["pod_admissions_index_grown"] = grown

    # METHOD 1.3: phase, realisation and what is left; planned is what realisation 1 would leave (2.2).
    require(not inputs("phase_s_curve"), "METHOD gives no formula of the S-curve")
    phase = [min(1.0, t / inputs("phase_years")) * inputs("with_programme") for t in span]
    effects, rho, mix = effects_of(inputs), inputs("avoided_stay_ratio"), inputs.by_member("benchmark_bed_day_share")
    here = {c: [kept(c, effects, reached * inputs("realisation"), rho) for reached in phase] for c in mix}
    meant = {c: [kept(c, effects, reached, rho) for reached in phase] for c in mix}
    lines["avoided_share"] = {c: [1 - admissions for admissions, _ in here[c]] for c in mix}

    # METHOD 2.1: without activity.csv a cohort's bed-days weigh its admissions too.
    pod_of = {c: next(p for p in trend if c == p or c.startswith(f"{p}_")) for c in mix}

    def mixed(left, cohorts=tuple(mix)):
        """Grown cohorts by their weights, and what is left of each; today's = 1."""
        weight = sum(mix[c] for c in cohorts)
        return [sum(mix[c] * grown[pod_of[c]][t] * left(c, t) for c in cohorts) / weight for t in span]

    admissions = {p: mixed(lambda c, t: here[c][t][0], [c for c in mix if pod_of[c] == p]) for p in trend}
    site_grown, site_admissions = mixed(lambda c, t: 1), mixed(lambda c, t: here[c][t][0])
    lines["pod_admissions_index"] = admissions
    lines["site_admissions_index_grown"], lines["site_admissions_index"] = site_grown, site_admissions

    # METHOD 2.2, delayed discharge: a share of the nights that the effects leave, as far as care elsewhere clears them.
    lines["delayed_share"] = inputs("delayed_patients") / inputs("delayed_among_beds") * inputs("delayed_overnight_share")
    cleared = [lines["delayed_share"] * inputs("discharge_cleared_share") * reached for reached in phase]

    # METHOD 1.3: bed-days by pool: of today's patients, grown, and with the programme.
    nights, nights_meant = (mixed(lambda c, t, of=of: of[c][t][1] * (1 - cleared[t])) for of in (here, meant))
    today = {q: [pool["occupied"] * in_year for in_year in days] for q, pool in beds.items()}
    lines["bed_days_grown"], lines["bed_days"] = ({q: each(mul, today[q], of) for q in beds} for of in (site_grown, nights))
    site_today, site_days_grown, site_days = total(today), total(lines["bed_days_grown"]), total(lines["bed_days"])

    # METHOD 1.4: the larger of the annual mean at the planned occupancy and the peak quarter at its own; whole beds in each pool.
    winter = inputs("winter_factor")

    def sized(bed_days):
        by_target = {q: each(lambda b, d: b / d / inputs("target_occupancy"), bed_days[q], days) for q in beds}
        by_winter = {q: each(lambda b, d: b / d * winter / inputs("winter_occupancy"), bed_days[q], days) for q in beds}
        return by_target, by_winter, by_pool(max, by_target, by_winter)

    lines["by_target"], lines["by_winter"], unrounded = sized(lines["bed_days"])
    _, _, unrounded_usual = sized(lines["bed_days_grown"])
    need, need_usual = by_pool(whole, unrounded), by_pool(whole, unrounded_usual)
    lines["beds_needed"], lines["site_beds_needed"] = need, total(need)
    lines["beds_without_mitigation"], lines["site_beds_without_mitigation"] = need_usual, total(need_usual)

    # METHOD 1.5 and 1.6: beds that can close, that are never added, and that are short.
    open_today = {q: [pool["open"]] * len(years) for q, pool in beds.items()}
    closable = by_pool(lambda has, needs: max(0, has - needs), open_today, need)
    short, short_usual = (by_pool(lambda has, needs: max(0, needs - has), open_today, of) for of in (need, need_usual))
    lines["closable_beds"], lines["site_closable_beds"] = closable, total(closable)
    lines["avoided_new_beds"] = by_pool(lambda u, has, needs: max(0, u - max(has, needs)), need_usual, open_today, need)
    lines["beds_short"], lines["site_beds_short"] = short, total(short)
    lines["beds_short_as_usual"], lines["site_beds_short_as_usual"] = short_usual, total(short_usual)

    # METHOD 2.1: a ward, built up a bed.
    ward_beds, known_beds = inputs("ward_beds"), inputs("standard_ward_beds")
    staff = inputs("standard_ward_staff") / known_beds * ward_beds
    pay, non_pay = staff * inputs("cost_a_wte"), ward_beds * inputs("non_pay_a_bed")
    lines["cost_a_ward"] = pay + non_pay

    # METHOD 1.5: occupancy debt, and the bars of the bed bridge: debt, growth, all effects, whole beds.
    site_open, fit, fit_usual = total(open_today)[0], total(unrounded), total(unrounded_usual)
    lines["occupancy_debt"] = 1 - site_open / fit[0]
    lines["pool_occupancy_debt"] = {q: 1 - pool["open"] / unrounded[q][0] for q, pool in beds.items()}
    lines["fall_for_one_ward"] = 1 - (site_open - ward_beds) / fit[0]
    lines["bridge_growth"] = [beds_usual - fit[0] for beds_usual in fit_usual]
    lines["bridge_effects"], lines["bridge_rounding"] = each(sub, fit, fit_usual), each(sub, total(need), fit)

    # METHOD 1.6: beds opened, their capital, and a year's staff and supplies of those that are needed.
    opens, capital, care = inputs("opens_beds_when_short"), inputs("capital_of_an_added_bed"), (pay + non_pay) / ward_beds
    for suffix, of in (("", short), ("_as_usual", short_usual)):
        added = {q: [opens * b for b in beds_added(of[q])] for q in beds}
        lines[f"beds_added{suffix}"] = added
        lines[f"added_beds_capital{suffix}"] = [b * capital for b in total(added)]
        lines[f"added_beds_staffed{suffix}"] = [0.0] + [b * care * opens for b in total(of)[1:]]
    saved = (each(sub, lines[f"added_beds_{kind}_as_usual"], lines[f"added_beds_{kind}"]) for kind in ("capital", "staffed"))
    lines["added_beds_saved"] = beds_saved = each(add, *saved)

    # METHOD 1.5: lasting spare beds, whole wards closed under the cap, and beds that are stranded.
    in_pfi, spare_for_good = inputs.by_member("pool_in_pfi"), {q: lasting(closable[q]) for q in beds}
    require(not inputs("consolidate") or not any(any(spare_for_good[q]) for q in beds if in_pfi[q]), "patients would move")
    to_close = {q: [inputs("close_wards") * b for b in spare_for_good[q]] for q in beds}
    closed = wards_closed(to_close, ward_beds, inputs("closures_a_year"))
    site_closed = total(closed)
    newly = each(sub, site_closed, [0] + site_closed[:-1])
    still_open = by_pool(lambda has, wards: has - wards * ward_beds, open_today, closed)
    lines["lasting_beds"], lines["wards_closed"], lines["site_wards_closed"] = spare_for_good, closed, site_closed
    lines["site_beds_open_after"] = total(still_open)
    lines["stranded_beds"] = total(by_pool(lambda has, needs: max(0, has - needs), still_open, need))
    in_winter = {q: each(lambda b, d: b / d * winter, lines["bed_days"][q], days) for q in beds}
    lines["winter_occupancy_after"] = by_pool(truediv, in_winter, still_open)

    # METHOD 2.1: the admitted cost base and its variable part.
    cost = inputs("operating_cost_a_bed") * site_open
    admitted, beta = cost * inputs("admitted_cost_share"), inputs("bed_day_cost_share")
    share, variable = inputs.by_member("cost_share"), inputs.by_member("variable_share")
    v = sum(share[k] * variable[k] for k in share)
    lines["admitted_cost"], lines["admitted_variable_cost_total"] = admitted, v * admitted
    lines["variable_cost_a_bed_day"] = beta * v * admitted / site_today[0]

    # METHOD 2.1: falls below today's, nought at least. Bed-days are compared day for day: a leap year is no growth.
    x_d, x_a = [max(0.0, 1 - left) for left in nights], [max(0.0, 1 - left) for left in site_admissions]
    x = each(lambda d, a: moved(beta, d, a), x_d, x_a)
    lines["fall_in_bed_days"], lines["fall_in_admissions"], lines["fall_in_activity"] = x_d, x_a, x
    lines["full_absorption"] = [admitted * fall for fall in x]

    # METHOD 2.2: variable cost follows with the lag of its category.
    lag, ward_lag, semi = (inputs.by_member(name) for name in ("variable_lag", "semi_fixed_lag", "semi_fixed_share"))
    moves_with = {k: admitted * share[k] * variable[k] for k in share}
    lines["variable_cost_released"] = total({k: [moves_with[k] * fall for fall in lagged(x, lag[k])] for k in share})

    # METHOD 2.2: ward cost follows with its lag; wards spare before any fall are counted apart.
    already = total({q: [min(w, closable[q][0] // ward_beds) for w in closed[q]] for q in beds})
    pay_share, non_pay_share = inputs.by_member("ward_pay_share"), inputs.by_member("ward_non_pay_share")
    stands_in = {k: pay * pay_share[k] + non_pay * non_pay_share[k] for k in share}
    require(all(site_closed[-1] * stands_in[k] <= admitted * share[k] * semi[k] for k in share), "wards cost more than the accounts hold")
    ward_cost = total({k: [w * stands_in[k] for w in lagged(each(sub, site_closed, already), ward_lag[k])] for k in share})
    spare_cost = total({k: [w * stands_in[k] for w in lagged(already, ward_lag[k])] for k in share})
    lines["wards_closed_spare_already"], lines["ward_cost_released"], lines["spare_ward_cost"] = already, ward_cost, spare_cost

    # METHOD 3.6: a shut ward of a PFI building saves none of its premises' cost, as long as no variation is agreed.
    shut = [q for q in beds if closed[q][-1]]
    require(not shut or all(in_pfi[q] for q in shut) and not inputs("pfi_variation"), "closed wards save premises' cost")
    lines["all_premises_cost_released"] = [0.0] * len(years)

    # METHOD 2.2: released, stranded, and the share that is released.
    release = each(add, lines["variable_cost_released"], ward_cost)
    lines["released_cost"], lines["released_spare_already"] = release, spare_cost
    lines["stranded_cost"] = each(sub, lines["full_absorption"], release)
    lines["release_share"] = each(lambda r, full: r / full if full else 0.0, release, lines["full_absorption"])

    # METHOD 2.1 and 2.4: what is spared beyond the fall is growth that never comes, whose variable cost is saved.
    spared_x = each(lambda g, n, a_g, a: moved(beta, g - n, a_g - a), site_grown, nights, site_grown, site_admissions)
    lines["growth_variable_cost_avoided"] = [v * admitted * beyond for beyond in each(sub, spared_x, x)]

    # METHOD 2.2: care elsewhere, and the months for which its capacity, counted by the day, opens before beds close.
    prices, forms = inputs.by_member("reprovision_cost_a_bed_day"), inputs.by_member("community_share")
    unit = sum(forms[form] * prices[form] for form in forms)
    spared = each(sub, site_days_grown, site_days)
    planned = each(lambda bed_days, g, m: bed_days * (g - m), site_today, site_grown, nights_meant)
    paid = each(lambda p, s: paid_for(inputs("paid_whatever_share"), p, s), planned, spared)
    a_day = each(truediv, paid, days)
    opened = [max(0.0, now - before) for now, before in zip(a_day, [0.0] + a_day[:-1])]
    elsewhere, double = [unit * p for p in paid], each(lambda o, d: o * d * unit * inputs("double_running_time"), opened, days)
    lines["planned_bed_days_spared"], lines["bed_days_paid_for"] = planned, paid
    lines["reprovision"], lines["double_running"] = elsewhere, double

    # METHOD 2.2: redundancy by whole years of service, pay protection and moving out, once for each ward, in the year in which it closes.
    service, gone = math.floor(inputs("mean_service")), staff * inputs("redundancy_share")
    salary = min(max(inputs("mean_salary"), inputs("redundancy_salary_floor")), inputs("redundancy_salary_cap"))
    time = min(service * inputs("redundancy_pay_a_year"), inputs("redundancy_most_pay"))
    redundancy = gone * salary * time * (service >= inputs("redundancy_service_needed"))
    protection = (staff - gone) * inputs("protected_share") * inputs("protected_pay") * inputs("protection_time")
    one_offs = [w * (redundancy + protection + inputs("decant_a_ward") / known_beds * ward_beds) for w in newly]
    lines["redundancy"], lines["one_offs"] = [w * redundancy for w in newly], one_offs

    # METHOD 2.3 (1): income is activity at full tariff; without tariff values admissions are paid a share of cost, by weights.
    weights = inputs.by_member("tariff_share")
    all_weights = max(1, sum(weights.values()))
    tariff = {p: cost * inputs("tariff_to_cost") * weights[p] / all_weights for p in trend}
    lines["income"] = total({p: [tariff[p] * i for i in admissions[p]] for p in trend})
    lines["income_as_usual"] = total({p: [tariff[p] * i for i in grown[p]] for p in trend})
    lines["income_change"] = income_change = each(sub, lines["income"], lines["income_as_usual"])

    # METHOD 2.4: one net answer a perspective, each a change in cash against business as usual, positive = better.
    shares = inputs("reprovision_trust_share"), inputs("double_running_trust_share")
    by_trust = each(lambda e, d: shares[0] * e + shares[1] * d, elsewhere, double)
    in_all = each(lambda *released: sum(released), release, spare_cost, lines["growth_variable_cost_avoided"])
    trust = each(lambda r, b, i, e, o: r + b + i - e - o, in_all, beds_saved, income_change, by_trust, one_offs)
    commissioner = each(lambda i, e, d, paid_by_trust: -i - (e + d - paid_by_trust), income_change, elsewhere, double, by_trust)
    lines["trust_net"], lines["commissioner_net"] = trust, commissioner
    lines["system_net"] = lines["exchequer_net"] = lines["social_net"] = each(add, trust, commissioner)
    lines["net_position_nominal"] = each(mul, trust, lines["price_index"])

    # METHOD 0: present values at the Green Book's rates, of each perspective and of what it is made of.
    for perspective in ("trust", "commissioner", "system", "exchequer", "social"):
        lines[f"{perspective}_value"] = present(lines[f"{perspective}_net"])
    lines["added_beds_value"], lines["income_value"] = present(beds_saved), present(income_change)
    lines["released_value"], lines["spare_already_value"] = present(release), present(spare_cost)
    lines["growth_avoided_value"] = present(lines["growth_variable_cost_avoided"])
    lines["care_elsewhere_value"], lines["one_offs_value"] = -present(each(add, elsewhere, double)), -present(one_offs)

    # METHOD 4 and 5: a plan that empties no block releases no land and has no receipt.
    for name in ("blocks_emptied", "area_emptied", "land_released", "land_sale", "plan_land_cash", "backlog_saved"):
        lines[name] = [0] * len(years)
    lines["total_receipt"] = lines["total_net_receipt"] = 0
    return lines


def examples():
    """Examples 1b, 1i, 1m, 1n, 2g and 2h, and factors of 0, each as METHOD prints it, beside what the functions above make of it."""
    usual, fewer = ([max(0, needs - off - 600) for needs in (600, 610, 655, 700, 745, 790)] for off in (0, 30))
    capital = [[b * 350_000 for b in beds_added(of)] for of in (usual, fewer)]
    saved = each(sub, *capital)
    staff = [59_500 * b for b in (usual[1], usual[5], usual[1] - fewer[1], usual[5] - fewer[5])]
    chronic = [{"effect": e, "on": on, "scope": {"all": 0.4}} for e, on in ((0.25, "admissions"), (0.23, "stay"))]
    nights = 40_000 * 1.03**5 * 5.2
    left = [nights * kept("all", chronic, 1, rho)[1] for rho in (1, 0.6)]
    as_usual, mitigated, corrected = (whole(d / 365 / 0.92) for d in (nights, *left))
    v, x = sum(each(mul, (0.65, 0.17, 0.09, 0.09), (0.10, 0.80, 0.05, 0.15))), moved(0.4, 0.12, 0.06)
    service = [120 * paid_for(0.7, 30_000, spared) for spared in (30_000, 15_000, 0, -9_000)]
    return {
        "0": [[0.966184, 0.708919, 0.356278, 0.345901, 0.146782, 0.091916], [factors(77, STANDARD)[t] for t in (1, 10, 30, 31, 60, 76)]],
        "1b": [[197050.62, 205808.43], left],
        "1i": [[719, 33, 1, 7, 0], [as_usual, 620 - mitigated, (620 - mitigated) // 28, 620 - corrected, (620 - corrected) // 28]],
        "1m": [[5.8, 10.9], [round(100 * (1 - (512 - closed) * 0.92 / 500), 1) for closed in (0, 28)]],
        "1n": [[10, 45, 45, 45, 45, 0, 25, 45, 45, 45], beds_added(usual)[1:] + beds_added(fewer)[1:]],
        "1n, money": [[3.5e6, 15.75e6, 10.5e6, 595e3, 11.305e6, 595e3, 1.785e6], [*capital[0][1:3], sum(saved), *staff]],
        "2g": [[186e6, 0.084, 15.624e6, 3421656, 7.884e6], [300e6 * 0.62, x, 186e6 * x, v * 186e6 * x, v * 300e6 * 0.12]],
        "2h": [[3.6e6, 3.06e6, 2.52e6, 2.52e6, 26.8], [*service, round(9_000 / 365 / 0.92, 2)]],
    }


def main(asked):
    if asked == "--examples":
        return examples()
    folder = Path(asked)
    require(not (folder / "activity.csv").exists(), "activity.csv is there")
    result = json.loads((folder / "result.json").read_text(encoding="utf-8"))
    with open(folder / "beds.csv", encoding="utf-8", newline="") as file:
        beds = {row["pool"]: {"open": int(row["available"]), "occupied": float(row["occupied"])} for row in csv.DictReader(file)}
    return {option["id"]: recalculate(result, option["id"], beds) for option in result["options"]}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
