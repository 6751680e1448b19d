"""Recalculates what ending a contract costs, and what buying it out may cost, from METHOD 3.1, 3.4 and 3.7 alone.

python3 ending.py < terms.json: as company.py's, with "base", the year that is appraised. Prints {line: list by year}, null in a year
with no charge. Each year's sums are added up forward from that year, with factors of their own: nothing is carried from year to year.
"""

import json
import sys

from company import company, irr


def ending(first, base, last, given):
    deal = company(first, last, given)
    years = list(range(first, last + 1))
    place = {year: index for index, year in enumerate(years)}
    count = len(years)
    one = given.__getitem__

    def series(name):
        value = given[name]
        return value if isinstance(value, list) else [value] * count

    parts, served = deal["charge_in_contract"], deal["senior_share"]
    final = max(at for at in range(count) if parts[at] > 0)

    def later(at, flows, rate_of):
        """Worth at a year's end of what flows in the years after it: each year's rate by its place."""
        value, factor = 0.0, 1.0
        for then in range(at + 1, count):
            factor *= 1 + rate_of(then)
            value += flows[then] / factor
        return value

    def to_date(at, flows, growth_of):
        """What flows until a year's end have grown to by then."""
        value = 0.0
        for then in range(at + 1):
            factor = 1.0
            for between in range(then + 1, at + 1):
                factor *= 1 + growth_of(between)
            value += flows[then] * factor
        return value

    # 3.1: the charge as it is paid now, deductions apart. From its change of method the RPI grows as the CPIH.
    growth = [
        one("cpih_growth") if one("rpi_as_cpih") and year >= one("first_uplift_as_cpih") else rpi
        for year, rpi in zip(years, series("rpi_growth"))
    ]

    def level(rates, at, since):
        value = 1.0
        for between in range(since + 1, at + 1):
            value *= 1 + rates[between]
        for between in range(at + 1, since + 1):
            value /= 1 + rates[between]
        return value

    share, deducted = one("indexed_share"), series("deductions_budgeted")
    before = [
        part * (one("charge_at_base") * (1 - share + share * one("index_since_price_base") * level(growth, at, place[base]))
                + series("charge_for_volume")[at] + series("costs_passed_through")[at])
        for at, part in enumerate(parts)
    ]
    charge = [full - part * off for full, part, off in zip(before, parts, deducted)]

    # 3.4: senior debt and its breakage. In a year that debt is served, or the charge paid, in part, rates are of that part.
    market, hedged, bond = one("market_swap_rate"), one("hedged_share"), one("senior_bullet")
    balance, service = deal["senior_balance"], deal["senior_service"]
    notional = [0.0 if bond else hedged * owed for owed in [0.0] + balance[:-1]]
    pays_more = [(one("swap_rate") - market) * part * n for part, n in zip(served, notional)]
    repaid = [part * paid for part, paid in zip([bond] * count, service)]

    # One RPI: as it came until now, then as the contract's own index grows. Before the columns the first one's growth is taken.
    came = [old if year <= base else new for year, old, new in zip(years, series("rpi_since_close"), growth)]
    prices = int(one("base_case_price_year"))
    older = max(0, first - prices)

    def rpi(at):
        return level(came, at, max(0, prices - first)) * (1 + came[0]) ** older

    # A swap of it is valued as the market of the day expects it to grow, from where it stands.
    valued = [old if year <= base else new for year, old, new in zip(years, came, series("rpi_market_growth"))]

    def exchanged(today):
        return [
            one("rpi_swap_charge") * part * (
                rpi(today) * level(valued, at, today) - (1 + one("rpi_swap_growth")) ** (year - prices))
            for at, (year, part) in enumerate(zip(years, parts))
        ]

    # Owners: in one, or shares by their return and subordinated debt by its own.
    paid_share, apart = one("distributions_paid_share"), one("equity_rates_are_separate")
    shares_got = [d + r for d, r in zip(deal["dividends"], deal["capital_returned"])]
    shares_gave = [e - s for e, s in zip(deal["equity_drawn"], deal["subordinated_drawn"])]
    got = [s + j for s, j in zip(shares_got, deal["subordinated_paid"])]
    mine_got, mine_gave = (shares_got, shares_gave) if apart else (got, deal["equity_drawn"])
    mine = [a - b for a, b in zip(mine_got, mine_gave)]
    index = deal["base_case_rpi"]
    nominal, real = irr(mine), irr([flow / level_ for flow, level_ in zip(mine, index)])
    is_real = one("equity_return_is_real")
    base_growth = series("base_case_rpi_growth")

    def promised(rates):
        return lambda at: (1 + real) * (1 + rates[at]) - 1 if is_real else nominal

    # What the company spends moves with prices. What its charge then leaves beyond the base case is taxed, and goes to its shares, but for
    # what a swap of the RPI takes of it; what it lacks is made up before they are paid again. All of it is of the years to come.
    spent = [a + b for a, b in zip(deal["company_operating_cost"], deal["company_lifecycle"])]
    prices_moved = [rpi(at) / index[at] for at in range(count)]
    # What its charge adds for volume and passes through it spends besides.
    spent_now = [
        cost * moved + part * (volume + through)
        for cost, moved, part, volume, through in zip(
            spent, prices_moved, parts, series("charge_for_volume"), series("costs_passed_through"))
    ]
    beyond = [
        (full - then) - (now - cost) if year > base else 0.0
        for year, full, then, now, cost in zip(years, before, deal["company_charge"], spent_now, spent)
    ]
    swapped_away = [
        one("rpi_swap_charge") * part * (rpi(at) - (1 + one("rpi_swap_growth")) ** (year - prices)) if year > base else 0.0
        for at, (year, part) in enumerate(zip(years, parts))
    ]
    tax, tax_now, carried = deal["company_tax"], [], 0.0
    for at in range(count):
        carried += deal["taxable_profit"][at] + beyond[at] - swapped_away[at]
        rate = one("tax_rate_at_close")
        tax_now.append(rate * max(0.0, carried))
        carried = min(0.0, carried)
    left = [b - s - (now - then) for b, s, now, then in zip(beyond, swapped_away, tax_now, tax)]

    def expected(base_case):
        """What is paid year by year out of a share of the base case's and of what is left, the purse never below nought for long."""
        purse, paid = 0.0, []
        for at in range(count):
            purse += paid_share * base_case[at] + left[at]
            paid.append(max(0.0, purse))
            purse = min(0.0, purse)
        return paid

    owners_get, shares_get = expected(got), expected(shares_got)

    came_about = [paid_share * a - b for a, b in zip(mine_got, mine_gave)]
    coupon = one("subordinated_rate")

    def coupon_of(at):
        return coupon * (parts[at] if at == final else 1)

    junior_flows = [drew - paid_share * paid for drew, paid in zip(deal["subordinated_drawn"], deal["subordinated_paid"])]
    junior = [max(0.0, to_date(at, junior_flows, coupon_of)) for at in range(count)]
    junior_interest = [
        min(paid_share * paid, coupon_of(at) * (junior[at - 1] if at > 0 else 0.0))
        for at, paid in enumerate(deal["subordinated_paid"])
    ]
    buyer = one("market_equity_rate")

    # The contractor defaults: real return before tax of the project, with the gilt's move and inflation.
    before_tax = [(flow + t) / level_ for flow, t, level_ in zip(deal["project_flows"], tax, index)]
    moved = one("gilt_at_termination") - one("gilt_at_signature")
    tddr = (1 + irr(before_tax) + moved) * (1 + one("default_inflation")) - 1

    # 3.7: at the Green Book's rate, by the years from the one appraised, with inflation.
    def green_book(at):
        time = max(0, years[at] - base)
        rate = next(r for since, r in ((301, .01), (201, .015), (126, .02), (76, .025), (31, .03), (0, .035)) if time >= since)
        return (1 + rate) * (1 + series("deflator_growth")[at]) - 1

    owners_tax = one("owners_tax_rate") * one("owners_taxed_share")
    taxes = [t + owners_tax * d for t, d in zip(tax_now, owners_get)]

    rows = []
    for at in range(count):
        if parts[at] == 0:
            rows.append({})
            continue
        swap = later(at, pays_more, lambda then: market * (served[then] or 1))
        spens = later(at, repaid, lambda then: (market + one("spens_margin")) * (served[then] or 1))
        make_whole = max(0.0, spens - balance[at]) if bond else 0.0
        rpi_swap = later(at, exchanged(at), lambda then: market * (parts[then] or 1))
        balances = sum(deal[name][at] for name in ("dsra", "mra", "redemption_fund", "company_cash")) + one("further_balances")
        sdta = balance[at] + swap + rpi_swap + make_whole - one("contingent_funding") - one("lender_recoveries") - balances
        revised = sdta + one("permitted_borrowing")

        own_debt = apart * junior[at]
        method = {
            1: max(0.0, -to_date(at, came_about, promised(came)) + own_debt),
            2: later(at, owners_get, lambda _: buyer),
            3: later(at, mine_got, promised(base_growth)) + apart * deal["subordinated_balance"][at],
            4: junior[at] + later(at, shares_get, lambda _: buyer),
        }
        equity = method[int(one("equity_method"))]
        grossed = equity / (1 - one("gross_up_rate")) - equity if one("equity_is_grossed_up") else 0.0
        losses = one("redundancy_cost") + one("subcontractor_losses") + one("other_costs_of_ending")
        total = sdta + losses + equity + grossed + one("compensation_tax") - one("insurance_and_others")
        schedule = max(0.0, total, revised)
        taxed = grossed + one("compensation_tax")
        first_three = (
            sdta + max(0.0, junior[at] - sum(junior_interest[: at + 1]))
            + max(0.0, sum(shares_gave[: at + 1]) - paid_share * sum(shares_got[: at + 1]))
        )
        fair = later(at, before, lambda _: tddr) - one("default_cost") * later(at, spent_now, lambda _: tddr)
        fair += balances - one("rectification_cost")
        floor = revised if one("debt_is_floor_of_default") else 0.0

        kept = later(at, charge, green_book)
        in_house = one("in_house_cost") * later(at, spent_now, green_book)
        lost = later(at, taxes, green_book)
        at_most = kept - in_house - lost - one("buy_out_transaction") if kept > 0 and years[at] >= base else 0.0
        rows.append({
            "senior_owed": balance[at], "swap_breakage": swap, "rpi_swap_breakage": rpi_swap, "bond_make_whole": make_whole,
            "balances_held": balances, "base_sdta": sdta, "revised_sdta": revised,
            "equity_by_return_to_date": method[1], "equity_by_market_value": method[2], "equity_by_base_case": method[3],
            "equity_by_debt_and_market": method[4], "equity_compensation": equity,
            "equity_gross_up": grossed + one("compensation_tax"), "compensation_before_floor": total,
            "compensation_by_schedule": schedule, "raised_to_floor": schedule - total,
            "compensation_force_majeure": max(0.0, max(first_three, revised) + losses),
            "compensation_corrupt": max(0.0, revised), "termination_rate": tddr, "fair_value_of_contract": fair,
            "compensation_default": max(0.0, fair - one("tender_cost"), floor),
            "price_level": prices_moved[at], "services_as_indexed": spent_now[at], "tax_with_surplus": tax_now[at],
            "distributions_expected": owners_get[at], "shares_expected": shares_get[at],
            "charge_beyond_left": later(at, beyond, green_book),
            "charge_left_worth": kept, "in_house_worth": in_house, "taxes_lost_worth": lost, "compensation_at_most": at_most,
            # The company pays it to the Treasury, unless senior debt is what is paid.
            "buy_out_saving": at_most - schedule + (taxed if schedule == total else 0.0) if kept > 0 and years[at] >= base else 0.0,
        })
    return {name: [row.get(name) for row in rows] for name in rows[final]}


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    print(json.dumps(ending(asked["years"][0], asked["base"], asked["years"][1], asked["terms"])))
