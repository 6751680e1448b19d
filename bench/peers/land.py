"""What measureRelease does, with Shapely and GEOS: released land, parcels and what constrains them, from the same cells.

Usage: land.py FILE. The file's first line holds the rules and each line after it a site, as JSON. Prints JSON: milliseconds a site
(reading it left out) and each site's areas in square metres.
Runs with Shapely 1.8 and 2. The sites are EPSG:27700; retained zones are judged where no block stands outside them.
"""

import json
import resource
import sys
import time

from shapely.geometry import LineString, MultiPolygon, Polygon, box
from shapely.ops import unary_union

CHORDS = 16
MITRE = 8
NECK = 0.5
REACH = 1
SLIVER = 1


def shape_of(shape):
    polygons = [Polygon(part["outer"], part["holes"]) for part in shape]
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)


def widened(geometry, distance):
    return geometry if distance == 0 else geometry.buffer(distance, CHORDS)


def polygons_of(geometry):
    if geometry.is_empty:
        return []
    parts = getattr(geometry, "geoms", [geometry])
    return [part for part in parts if part.geom_type == "Polygon"]


def cut_at_necks(piece):
    cores = polygons_of(piece.buffer(-NECK, join_style=2, mitre_limit=MITRE))
    if len(cores) < 2:
        return [piece]
    parts, taken = [], Polygon()
    for core in cores:
        part = core.buffer(NECK, join_style=2, mitre_limit=MITRE).intersection(piece).difference(taken)
        taken = taken.union(part)
        parts += polygons_of(part)
    return parts + polygons_of(piece.difference(taken))


def measure(site, rules):
    boundary = shape_of(site["boundary"])
    cells = [shape_of(cell) for cell in site["cells"]]
    blocks = [shape_of(block) for block in site["blocks"]]
    constraints = [(each["hard"], widened(shape_of(each["shape"]), each["bufferM"])) for each in site["constraints"]]
    gone = set(site["emptied"])
    by_block = [cells[block] for block in site["emptied"]]
    if "retained" in site:
        zone = shape_of(site["retained"])
        by_block, without = [], boundary.difference(zone)
        walls = [widened(zone, rules["setbackM"])]
    else:
        without = shape_of(site["surplus"]).intersection(boundary) if "surplus" in site else None
        walls = [widened(block, rules["setbackM"]) for index, block in enumerate(blocks) if index not in gone]
    covered = unary_union([shape_of(each) for each in [site.get("parking"), site.get("surplus")] if each])
    open_ground = [cell.difference(block).difference(covered) for cell, block in zip(cells, blocks)]
    taken_over = unary_union(by_block + ([] if without is None else [without]))
    if taken_over.is_empty:
        return {"cells": 0, "released": 0, "developable": 0, "byBlock": [], "taken": [], "parcels": [], "holds": [], "frontages": [], "openParcels": [], "openByBlock": [], "open": [ground.area for ground in open_ground]}
    frame = box(*taken_over.bounds)
    setbacks = unary_union([wall for wall in walls if wall.intersects(frame)])
    released = taken_over.difference(setbacks)
    hard = unary_union([each for is_hard, each in constraints if is_hard and each.intersects(frame)])
    developable = released.difference(hard)
    own = [cell if without is None else cell.difference(without) for cell in by_block]
    parts = [cell.difference(setbacks) for cell in own]
    parcels = []
    front = None
    for piece in polygons_of(developable):
        for part in [piece] if piece.area < rules["minimumParcelM2"] else cut_at_necks(piece):
            if part.area < rules["minimumParcelM2"]:
                continue
            if front is None:
                lines = [LineString(road) for road in site["roads"]] or [boundary.boundary]
                front = unary_union([line.buffer(REACH, CHORDS) for line in lines])
            frontage = part.boundary.intersection(front).length
            if frontage < rules["minimumFrontageM"] and not rules["accessCosted"]:
                continue
            holds = [
                block
                for block, ground in zip(site["emptied"], parts)
                if part.intersects(ground) and part.intersection(ground).area > SLIVER
            ]
            soft = [0 if is_hard else part.intersection(each).area for is_hard, each in constraints]
            stand = [part.intersection(open_ground[block]).area for block in site["emptied"]]
            parcels.append((part.area, frontage, holds, soft, stand))
    parcels.sort(key=lambda parcel: -parcel[0])
    return {
        "cells": taken_over.area,
        "released": released.area,
        "developable": developable.area,
        "byBlock": [part.area for part in parts],
        "taken": [released.intersection(each).area if each.intersects(frame) else 0 for _, each in constraints],
        "parcels": [area for area, _, _, _, _ in parcels],
        "frontages": [frontage for _, frontage, _, _, _ in parcels],
        "holds": [blocks for _, _, blocks, _, _ in parcels],
        "soft": [soft for _, _, _, soft, _ in parcels],
        "open": [ground.area for ground in open_ground],
        "openByBlock": [part.intersection(open_ground[block]).area for block, part in zip(site["emptied"], parts)],
        "openParcels": [stand for _, _, _, _, stand in parcels],
    }


def main():
    areas, seconds = [], 0.0
    with open(sys.argv[1], encoding="utf-8") as file:
        rules = json.loads(file.readline())
        for line in file:
            site = json.loads(line)
            start = time.perf_counter()
            areas.append(measure(site, rules))
            seconds += time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"milliseconds": 1000 * seconds / len(areas), "peakMB": peak, "areas": areas}))


main()
