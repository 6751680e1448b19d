"""Recalculates the company behind a contract from METHOD 3.2 alone, to be set beside what Decant prints.

python3 company.py < terms.json: {"years": [first, last], "terms": {name: number, or a list by year}}, money in pounds, days as a
spreadsheet counts them. Prints {line: number, or a list by year}. It walks forward from close
with a debt and a service that it is told, asks what tax and funding they would have needed, and starts again until they agree.
"""

import json
import sys
from datetime import date, timedelta


def irr(flows):
    """The rate between -99 % and 1,000 % at which the flows are worth nothing, by halving."""
    def worth(rate):
        return sum(flow / (1 + rate) ** year for year, flow in enumerate(flows))

    low, high = -0.99, 10.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if worth(middle) > 0 else (low, middle)
    return (low + high) / 2


def day(serial):
    return date(1899, 12, 30) + timedelta(days=int(serial))


def part_of(year, opens, ends):
    """Share of a financial year's days, 1 April to 31 March, between two days, both of them in it."""
    begins, stops = date(year - 1, 4, 1), date(year, 3, 31)
    days = (min(ends, stops) - max(opens, begins)).days + 1
    return max(0, days) / ((stops - begins).days + 1)


def company(first, last, given):
    years = list(range(first, last + 1))
    place = {year: index for index, year in enumerate(years)}

    def series(name):
        value = given[name]
        return value if isinstance(value, list) else [value] * len(years)

    def index(growth, base):
        levels, level = [], 1.0
        for rate in series(growth):
            level *= 1 + rate
            levels.append(level)
        # Where prices are older than the first year, its growth is taken for the years between.
        one = levels[place[base]] if base >= first else (1 + series(growth)[0]) ** (base - first + 1)
        return [level / one for level in levels]

    one = given.__getitem__
    first_day, last_day = day(one("contract_first_day")), day(one("contract_last_day"))
    opens, ends = (each.year + (each.month > 3) for each in (first_day, last_day))
    paid = [opens <= year <= ends for year in years]
    parts = [part_of(year, first_day, last_day) for year in years]
    prices = index("base_case_rpi_growth", one("base_case_price_year"))
    costs = index("base_case_cost_growth", one("base_case_price_year"))
    share = one("base_case_indexed_share")
    charge = [one("base_case_charge") * (1 - share + share * p) * on for p, on in zip(prices, parts)]
    operating = [c * k * on for c, k, on in zip(series("base_case_operating_cost"), costs, parts)]
    lifecycle = [c * k * on for c, k, on in zip(series("base_case_lifecycle"), costs, parts)]
    spend = series("construction_spend")
    unpaid = [year < opens and sum(spend[: place[year] + 1]) > 0 for year in years]
    building = [on or (year == opens and parts[place[year]] < 1) for year, on in zip(years, unpaid)]
    close = building.index(True)
    start = place[opens]

    def ahead(values, at):
        return values[at] if at < len(values) else 0.0

    # Maintenance reserve: 100, 66 and 33 % of what the next three years cost.
    shares = [one("mra_first_share"), one("mra_second_share"), one("mra_third_share")]
    mra = [
        sum(part * ahead(lifecycle, at + step) for step, part in enumerate(shares, 1))
        if at >= start - one("mra_at_close") else 0.0
        for at in range(len(years))
    ]
    into_mra = [now - before for now, before in zip(mra, [0.0] + mra)]
    given_back = [max(0.0, -move) if on else 0.0 for move, on in zip(into_mra, paid)]
    topped_up = [max(0.0, move) if on else 0.0 for move, on in zip(into_mra, paid)]

    rate = one("swap_rate") + one("senior_margin")
    final = ends - int(one("senior_tail"))
    serving = [opens <= year <= final for year in years]
    served = [part * on for part, on in zip(parts, serving)]
    count = sum(served)

    def worth(flows, shares):
        """At the first charge: each year's flow, and interest for the part of the year that its share says."""
        value, factor = 0.0, 1.0
        for at in range(start, len(years)):
            factor *= 1 + rate * shares[at]
            value += flows[at] / factor
        return value

    before_tax = [
        a - b - c + back - one("mra_ahead_of_debt") * top
        for a, b, c, back, top in zip(charge, operating, lifecycle, given_back, topped_up)
    ]

    tax, extra = [0.0] * len(years), [0.0] * len(years)
    for _ in range(500):
        uses = [(s + e) if on else 0.0 for s, e, on in zip(spend, extra, building)]
        need = sum(uses)
        room = [(cash - t) / one("senior_dscr") if on else 0.0 for cash, t, on in zip(before_tax, tax, serving)]
        level = min(r / part for r, part in zip(room, served) if part > 0)
        one_a_year = worth(served, served)
        if one("senior_bullet"):
            carries = level / (rate + 1 / count)
        elif one("senior_annuity"):
            carries = level * one_a_year
        else:
            carries = worth(room, served)
        debt = min(carries, one("senior_gearing_cap") * need)
        if one("senior_bullet"):
            plain = [rate * debt * part for part in served]
        elif one("senior_annuity"):
            plain = [debt / one_a_year * part for part in served]
        else:
            plain = [r * debt / carries for r in room]
        service = [p + (debt if one("senior_bullet") and year == final else 0.0) for p, year in zip(plain, years)]
        whole = [p / part if part > 0 else 0.0 for p, part in zip(plain, served)]
        dsra = [
            one("dsra_share") * ahead(whole, at + 1) if at >= start - one("dsra_at_close") else 0.0
            for at in range(len(years))
        ]
        into_dsra = [now - before for now, before in zip(dsra, [0.0] + dsra)]
        fund = [
            debt * sum(served[: place[year] + 1]) / count if one("senior_bullet") and on and year < final else 0.0
            for year, on in zip(years, serving)
        ]
        into_fund = [now - before for now, before in zip(fund, [0.0] + fund)]

        # Forward from close.
        equity = need - debt
        owed = junior = kept = cash = losses = undrawn = 0.0
        undrawn = equity
        rows = {name: [] for name in (
            "balance interest principal drawn equity capitalised fees reserves tax cash junior paid dividends returned profit taxable".split()
        )}
        for at, year in enumerate(years):
            use = uses[at]
            own = min(use, undrawn) if one("equity_drawn_first") else use * equity / need
            undrawn -= own
            drew = use - own
            on_site = building[at]
            rest = on_site * (1 - parts[at])
            capitalised = rest * rate * (owed + one("share_of_year_drawn") * drew)
            fees = (one("senior_arrangement_fee") * debt if at == close else 0.0) + rest * one("senior_margin") * one(
                "senior_commitment_fee") * (
                debt - owed - one("share_of_year_drawn") * drew)
            reserves = unpaid[at] * (into_dsra[at] + into_mra[at])
            interest = rate * served[at] * (owed + drew)
            principal = service[at] - interest
            junior_interest = one("subordinated_rate") * junior * (parts[at] if year == ends else 1)
            off = parts[at] * (need - sum(rows["reserves"])) / sum(parts)
            profit = charge[at] - operating[at] - lifecycle[at] - off - interest - junior_interest
            taxable = profit + (1 - one("tax_relieved_share")) * off
            used = min(losses, max(0.0, taxable))
            losses += max(0.0, -taxable) - used
            due = one("tax_rate_at_close") * (max(0.0, taxable) - used)
            cfads = before_tax[at] - due
            after = cfads - service[at] + cash
            if paid[at]:
                after -= into_dsra[at] + into_fund[at] + (1 - one("mra_ahead_of_debt")) * topped_up[at]
            left = ends - year + 1
            r = one("subordinated_rate")
            wants = parts[at] * junior * r / (1 - (1 + r) ** -left) if paid[at] else 0.0
            if year == ends:
                wants = junior + junior_interest
            pays = max(0.0, min(wants, after))
            junior += one("subordinated_share") * own + junior_interest - pays
            covers = cfads / (service[at] + into_fund[at]) if serving[at] else None
            locked = covers is not None and covers < one("lock_up_dscr")
            could = after - pays
            free = kept + profit - due
            limit = free if one("dividends_from_profits") else could
            dividend = max(0.0, min(could, limit)) if paid[at] and not locked else 0.0
            kept = free - dividend
            returned = could - dividend if year == ends else 0.0
            cash = could - dividend - returned
            owed += drew - principal
            for name, value in zip(rows, (owed, interest, principal, drew, own, capitalised, fees, reserves, due, cash, junior,
                                          pays, dividend, returned, profit - due, taxable)):
                rows[name].append(value)
        came = [c + f + r for c, f, r in zip(rows["capitalised"], rows["fees"], rows["reserves"])]
        apart = max(abs(a - b) for a, b in zip(tax + extra, rows["tax"] + came))
        tax, extra = rows["tax"], came
        if apart < 1e-7:
            break
    else:
        sys.exit("not recalculated: debt, tax and funding do not settle")

    cfads = [b - t for b, t in zip(before_tax, tax)]
    covers = [c / (s + m) for c, s, m, on in zip(cfads, service, into_fund, serving) if on]
    spent = [s * on + e - r for s, on, e, r in zip(spend, building, extra, rows["reserves"])]
    project = [a - b - c - t - out for a, b, c, t, out in zip(charge, operating, lifecycle, tax, spent)]
    owners = [p + d + r - e for p, d, r, e in zip(rows["paid"], rows["dividends"], rows["returned"], rows["equity"])]

    return {
        "charge_in_contract": parts, "base_case_rpi": prices, "company_operating_cost": operating,
        "company_lifecycle": lifecycle, "company_charge": charge, "senior_share": served, "project_flows": project,
        "subordinated_drawn": [one("subordinated_share") * own for own in rows["equity"]],
        "funding_requirement": need, "senior_debt": debt, "equity_requirement": equity, "cfads": cfads, "company_tax": tax,
        "finance_costs": extra, "senior_service": service, "senior_interest": rows["interest"],
        "senior_principal": rows["principal"], "senior_balance": rows["balance"], "senior_drawn": rows["drawn"],
        "equity_drawn": rows["equity"], "dsra": dsra, "mra": mra, "redemption_fund": fund,
        "subordinated_paid": rows["paid"], "subordinated_balance": rows["junior"], "dividends": rows["dividends"],
        "capital_returned": rows["returned"], "company_cash": rows["cash"], "company_profit": rows["profit"],
        "taxable_profit": rows["taxable"],
        "lowest_dscr": min(covers), "mean_dscr": sum(covers) / len(covers),
        "first_llcr": worth([c * on for c, on in zip(cfads, serving)], served) / debt,
        "first_plcr": worth(cfads, parts) / debt,
        "project_irr": irr(project), "equity_irr": irr(owners),
    }


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    print(json.dumps(company(*asked["years"], asked["terms"])))
