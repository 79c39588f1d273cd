#!/usr/bin/env python3
"""Checks an inspection draw (protocol vdraw/1) without the program that made it. 独立核对抽样。

    python3 verify_draw.py FOLDER

FOLDER holds frame.tsv, plan.json, ceremony.json and certificate.json; dispositions.tsv, result.tsv and
previous_certificate.json are checked when they are there. Needs Python 3.8 or later and nothing else, opens no network
connection and writes nothing. Exit status 0: every value agrees. 1: the first difference is printed.
"""
import datetime
import hashlib
import json
import operator
import pathlib
import re
import sys
from fractions import Fraction

IDENTIFIER = re.compile(r"[A-Za-z0-9._-]{1,64}")
HEADER = "unit_id\tstratum\tsize\tname"
COLUMNS = ["stratum", "order", "unit_id", "status", "kind", "ticket"]
by_ticket = operator.itemgetter("ticket", "id")


def require(holds, sentence, *values):
    if not holds:
        raise ValueError(sentence.format(*values))


def digest(content):
    return hashlib.sha256(content if isinstance(content, bytes) else content.encode("utf-8")).hexdigest()


def parse(raw, name):
    """JSON without repeated keys and without NaN: two readers must not be able to read two different things."""
    def members(pairs):
        require(len(dict(pairs)) == len(pairs), "{}: a key stands twice in an object", name)
        return dict(pairs)

    def literal(word):
        raise ValueError("{}: {} is no number of JSON".format(name, word))

    value = json.loads(raw.decode("utf-8"), object_pairs_hook=members, parse_constant=literal)
    require(isinstance(value, dict), "{}: an object is expected", name)
    return value


def read_frame(raw):
    """The sites, one a line; the file is refused unless it is written in the one permitted way."""
    lines = raw.decode("utf-8").split("\n")
    require(lines[0] == HEADER and lines[-1] == "", "frame.tsv: header {!r} and a line feed at the end", HEADER)
    sites = []
    for number, line in enumerate(lines[1:-1], 2):
        cells = line.split("\t")
        require(len(cells) == 4, "frame.tsv line {}: {} cells instead of 4", number, len(cells))
        identifier, stratum, size, name = cells
        require(IDENTIFIER.fullmatch(identifier) and IDENTIFIER.fullmatch(stratum),
                "frame.tsv line {}: unit_id or stratum", number)
        require(re.fullmatch(r"0|[1-9][0-9]{0,17}", size) and not re.search(r"[\x00-\x1f\x7f]", name),
                "frame.tsv line {}: size or name", number)
        require(not sites or sites[-1]["id"] < identifier, "frame.tsv line {}: unit_id twice or not sorted", number)
        sites.append({"id": identifier, "stratum": stratum, "size": int(size)})
    return sites


def seed_text(plan, plan_digest, ceremony):
    """The text that everybody can type again; its SHA-256 is the seed."""
    recipe, given = plan["seed_recipe"], ceremony["contributions"]
    require(ceremony["draw_id"] == plan["draw_id"], "ceremony.json is of the draw {}", ceremony["draw_id"])
    require(ceremony["attempt"] == plan["attempt"], "ceremony.json is of the attempt {}", ceremony["attempt"])
    require(recipe and recipe[-1]["source"] in ("dice", "lottery", "drand"), "plan.json: no public event at the end")
    require(len(given) == len(recipe), "ceremony.json: {} contributions, the plan wants {}", len(given), len(recipe))
    text = "vdraw/1\ndraw {}\nattempt {}\nframe {}\nplan {}\n".format(
        plan["draw_id"], plan["attempt"], plan["frame_sha256"], plan_digest)
    for planned, actual in zip(recipe, given):
        source, party, value = actual["source"], actual["party"], actual["value"]
        require((source, party) == (planned["source"], planned["party"]), "ceremony.json: not as planned: {}", party)
        require(IDENTIFIER.fullmatch(party) and re.fullmatch(r"[0-9A-Za-z.:/+=-]{1,512}", value),
                "ceremony.json: a character of {} is not allowed", party)
        if source == "reveal":
            opened = digest("vdraw/1 commit\n{}\n{}\n{}\n".format(plan["draw_id"], party, value))
            require(opened == planned["commitment"], "ceremony.json: {} does not open its commitment", party)
        require(source != "dice" or re.fullmatch(r"[0-9]{20,}", value) and len(value) == planned["digits"],
                "ceremony.json: the dice must be the planned number of digits, at least 20")
        text += "{} {} {}\n".format(source, party, value)
    return text


def check_order(plan, plan_digest, ceremony):
    """Plan, seal, reveals, public event: in this order, as far as the files say."""
    def moment(text):
        return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))

    sealed_digest = ceremony.get("plan_sha256", None if "planned_at" in plan else plan_digest)
    require(sealed_digest == plan_digest, "plan.json is not the plan that was sealed")
    if "planned_at" not in plan:
        return
    event, sealed = plan["seed_recipe"][-1], moment(ceremony["sealed_at"])
    due, *reveals = [moment(entry["at"]) for entry in [event] + ceremony["contributions"]]
    happened = reveals.pop()
    require(moment(plan["planned_at"]) <= sealed < due, "the plan was not sealed between its making and the event")
    require(all(sealed <= time < happened for time in reveals), "a reveal is not between the sealing and the event")
    require(event["source"] == "dice" or all(time < due for time in reveals), "a reveal came when the event was known")
    require(due <= happened, "the public event is earlier than the plan says")


def rank_by_ticket(sites, rule, visited):
    """The lowest tickets first; sites of the earlier draw behind the others, or exactly `keep` of them before."""
    coordination = rule.get("coordination", "independent")
    require(coordination in ("independent", "avoid", "keep"), "plan.json: coordination {!r} is unknown", coordination)
    order = sorted(sites, key=by_ticket)
    if coordination == "independent":
        return order
    old = [site for site in order if site["id"] in visited]
    new = [site for site in order if site["id"] not in visited]
    kept = rule["keep"] if coordination == "keep" else 0
    require(kept <= len(old), "plan.json: {} visited sites cannot be kept, {} are there", kept, len(old))
    return old[:kept] + new + old[kept:]


def rank_by_size(sites, count, method):
    """Sites that are certain first, then Pareto or sequential Poisson sampling in exact fractions."""
    require(all(site["size"] > 0 for site in sites), "frame.tsv: {} needs sizes above 0", method)
    certain, rest = [], list(sites)
    while True:
        places, total = count - len(certain), sum(site["size"] for site in rest)
        large = [site for site in rest if places > 0 and places * site["size"] >= total]
        if not large:
            break
        certain += large
        rest = [site for site in rest if site not in large]

    def rank(site):
        uniform = Fraction(2 * (int(site["ticket"], 16) >> 204) + 1, 2 ** 53)
        if places <= 0:
            return (uniform if method == "seqpoisson" else Fraction(0),) + by_ticket(site)
        share = Fraction(places * site["size"], total)
        key = uniform / share if method == "seqpoisson" else uniform / (1 - uniform) * (1 - share) / share
        return (key,) + by_ticket(site)

    for site in certain:
        site["kind"] = "certain"
    return sorted(certain, key=lambda site: (-site["size"], site["id"])) + sorted(rest, key=rank)


def select(sites, plan, seed):
    strata = sorted({site["stratum"] for site in sites})
    require(sorted(plan["strata"]) == strata, "the strata of plan.json and frame.tsv differ")
    visited, method, rows = set((plan.get("previous") or {}).get("units", [])), plan["method"], []
    require(method in ("srs", "pareto", "seqpoisson"), "{}: not for this file; run: steelyard draw verify", method)
    for stratum in strata:
        rule = plan["strata"][stratum]
        own = [dict(site, ticket=digest("{}\nticket\n{}".format(seed, site["id"])), kind="drawn")
               for site in sites if site["stratum"] == stratum]
        count, reserves = rule["n"], rule.get("reserve", 0)
        require(0 <= count <= len(own), "plan.json: {} of {} sites in stratum {}", count, len(own), stratum)
        ranked = rank_by_ticket(own, rule, visited) if method == "srs" else rank_by_size(own, count, method)
        for order, site in enumerate(ranked, 1):
            status = "selected" if order <= count else "reserve" if order <= count + reserves else "not"
            rows.append(dict(zip(COLUMNS, (stratum, order, site["id"], status, site["kind"], site["ticket"]))))
    return rows


def table(rows):
    return "".join("\t".join(cells) + "\n" for cells in [COLUMNS] + [[str(row[c]) for c in COLUMNS] for row in rows])


def replaced(rows, plan, raw):
    """The sites to inspect after some were lost: reserves move up in their order."""
    lost = set()
    for number, line in enumerate(raw.decode("utf-8").split("\n"), 1):
        if line:
            cells = line.split("\t")
            require(len(cells) == 3 and cells[1] in ("ineligible", "closed", "refused") and cells[2].strip()
                    and cells[0] not in lost, "dispositions.tsv line {}: unit, fate and reason, each unit once", number)
            require(any(row["unit_id"] == cells[0] for row in rows), "dispositions.tsv line {}: no such unit", number)
            lost.add(cells[0])
    units, shortfall = [], {}
    for stratum, rule in sorted(plan["strata"].items()):
        left = [row["unit_id"] for row in rows
                if row["stratum"] == stratum and row["status"] != "not" and row["unit_id"] not in lost]
        units += left[:rule["n"]]
        if len(left) < rule["n"]:
            shortfall[stratum] = rule["n"] - len(left)
    return {"dispositions_sha256": digest(raw), "units": units, "shortfall": shortfall}


def compare(stated, derived, place="certificate.json"):
    """Names the first place at which two values differ."""
    if isinstance(stated, dict) and isinstance(derived, dict):
        for key in sorted(set(stated) | set(derived)):
            require(key in stated and key in derived, "{}: {} stands on one side only", place, key)
            compare(stated[key], derived[key], place + " " + key)
    elif isinstance(stated, list) and isinstance(derived, list):
        require(len(stated) == len(derived), "{}: {} entries, derived {}", place, len(stated), len(derived))
        for index, pair in enumerate(zip(stated, derived), 1):
            compare(pair[0], pair[1], "{} {}".format(place, index))
    else:
        require(type(stated) is type(derived) and stated == derived, "{}: {!r}, derived {!r}", place, stated, derived)


def verify(folder):
    def read(name):
        return (folder / name).read_bytes()

    frame, raw_plan, raw_ceremony = read("frame.tsv"), read("plan.json"), read("ceremony.json")
    sites, plan, ceremony = read_frame(frame), parse(raw_plan, "plan.json"), parse(raw_ceremony, "ceremony.json")
    require(plan.get("protocol") == "vdraw/1", "plan.json: the protocol is not vdraw/1")
    require(IDENTIFIER.fullmatch(plan["draw_id"]) and isinstance(plan["attempt"], int), "plan.json: draw_id or attempt")
    require(digest(frame) == plan["frame_sha256"], "frame.tsv is not the frame of the plan: {}", digest(frame))
    text = seed_text(plan, digest(raw_plan), ceremony)
    check_order(plan, digest(raw_plan), ceremony)
    rows = select(sites, plan, digest(text))
    derived = {
        "protocol": "vdraw/1", "draw_id": plan["draw_id"], "attempt": plan["attempt"], "frame_sha256": digest(frame),
        "frame_units": len(sites), "plan_sha256": digest(raw_plan), "seed_text": text, "seed": digest(text),
        "method": plan["method"], "result_sha256": digest(table(rows)), "result": rows}
    if (folder / "dispositions.tsv").exists():
        derived["final"] = replaced(rows, plan, read("dispositions.tsv"))
    compare(parse(read("certificate.json"), "certificate.json"), derived)
    if (folder / "result.tsv").exists():
        require(read("result.tsv").decode("utf-8") == table(rows), "result.tsv is not the derived result")
    if plan.get("previous") and (folder / "previous_certificate.json").exists():
        earlier = parse(read("previous_certificate.json"), "previous_certificate.json")
        selected = sorted(row["unit_id"] for row in earlier["result"] if row["status"] == "selected")
        derived_earlier = [earlier["draw_id"], earlier["result_sha256"], digest(table(earlier["result"])), selected]
        stated = plan["previous"]
        compare([stated["draw_id"], stated["result_sha256"], stated["result_sha256"], sorted(stated["units"])],
                derived_earlier, "plan.json previous")
    elif plan.get("previous"):
        print("NOTE: put the earlier certificate here as previous_certificate.json to check the earlier sites too.")
    return derived


def main(arguments):
    if len(arguments) != 1:
        sys.exit(__doc__)
    try:
        draw = verify(pathlib.Path(arguments[0]))
    except (ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError) as problem:
        print("NOT VERIFIED 不一致: {}{}".format("no " if isinstance(problem, KeyError) else "", problem))
        return 1
    print("VERIFIED 一致: {} attempt {}, {} sites, {} selected, seed {}".format(
        draw["draw_id"], draw["attempt"], draw["frame_units"],
        sum(row["status"] == "selected" for row in draw["result"]), draw["seed"]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
