"""Writes the features of a GeoJSON text as a GeoPackage with Python's own SQLite, otherwise than the tests of TypeScript do: bytes of
geometry the other way round, with extents, heights, an index in space and the triggers that keep it, as GDAL writes them."""

import json
import sqlite3
import struct
import sys

GRID = (
    'PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936",DATUM["D_OSGB_1936",SPHEROID["Airy_1830",6377563.396,299.3249646]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",400000.0],'
    'PARAMETER["False_Northing",-100000.0],PARAMETER["Central_Meridian",-2.0],PARAMETER["Scale_Factor",0.9996012717],'
    'PARAMETER["Latitude_Of_Origin",49.0],UNIT["Meter",1.0]]'
)
DEGREES = (
    'GEODCRS["WGS 84",DATUM["World Geodetic System 1984",ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]]],'
    'PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],CS[ellipsoidal,2],AXIS["geodetic latitude (Lat)",north],'
    'AXIS["geodetic longitude (Lon)",east],ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",4326]]'
)
# The second edition of well-known text stands in a column of an extension, beside one that says nothing.
SYSTEMS = {27700: (GRID, "undefined"), 4326: ("undefined", DEGREES)}
TYPES = {int: "INTEGER", float: "REAL", bool: "BOOLEAN", str: "TEXT"}


def ring(points):
    return struct.pack(">I", len(points)) + b"".join(struct.pack(">ddd", x, y, 80.5) for x, y in points)


def polygon(rings):
    return struct.pack(">BII", 0, 1003, len(rings)) + b"".join(map(ring, rings))


def blob(geometry, srs):
    is_many = geometry["type"] == "MultiPolygon"
    parts = geometry["coordinates"] if is_many else [geometry["coordinates"]]
    xs, ys = zip(*[point for part in parts for points in part for point in points])
    head = struct.pack(">2sBBi4d", b"GP", 0, 2, srs, min(xs), max(xs), min(ys), max(ys))
    many = struct.pack(">BII", 0, 1006, len(parts)) + b"".join(map(polygon, parts))
    return head + (many if is_many else polygon(parts[0]))


def write(path, srs, layer, features):
    db = sqlite3.connect(path)
    db.executescript(
        """
        PRAGMA application_id = 1196444487;
        PRAGMA user_version = 10400;
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
            organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT,
            definition_12_063 TEXT NOT NULL DEFAULT 'undefined');
        CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
            description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE,
            min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
            CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
            srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name));
        """
    )
    for number, (first, second) in SYSTEMS.items():
        db.execute(
            "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, 'EPSG', ?, ?, NULL, ?)", (f"EPSG {number}", number, number, first, second)
        )
    columns = {}
    for feature in features:
        for name, value in feature["properties"].items():
            if value is not None:
                columns[name] = TYPES[type(value)]
    declared = "".join(f', "{name}" {kind}' for name, kind in columns.items())
    db.execute(f'CREATE TABLE "{layer}" (ogc_fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, the_geom MULTIPOLYGON{declared})')
    db.execute("INSERT INTO gpkg_contents(table_name, data_type, identifier, srs_id) VALUES (?, 'features', ?, ?)", (layer, layer, srs))
    db.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'the_geom', 'MULTIPOLYGON', ?, 1, 0)", (layer, srs))
    marks = ", ".join("?" for _ in range(len(columns) + 1))
    for feature in features:
        values = [feature["properties"].get(name) for name in columns]
        db.execute(f'INSERT INTO "{layer}" VALUES (NULL, {marks})', [blob(feature["geometry"], srs), *values])
    db.executescript(
        f"""
        CREATE VIRTUAL TABLE "rtree_{layer}_the_geom" USING rtree(id, minx, maxx, miny, maxy);
        INSERT INTO "rtree_{layer}_the_geom" SELECT ogc_fid, 0, 1, 0, 1 FROM "{layer}";
        CREATE TRIGGER "rtree_{layer}_the_geom_delete" AFTER DELETE ON "{layer}" WHEN old.the_geom NOT NULL
            BEGIN DELETE FROM "rtree_{layer}_the_geom" WHERE id = OLD.ogc_fid; END;
        CREATE TRIGGER "rtree_{layer}_the_geom_insert" AFTER INSERT ON "{layer}" WHEN NOT ST_IsEmpty(NEW.the_geom)
            BEGIN INSERT INTO "rtree_{layer}_the_geom" VALUES (NEW.ogc_fid, 0, 1, 0, 1); END;
        """
    )
    db.commit()
    db.close()


path, srs, layer = sys.argv[1:]
write(path, int(srs), layer, json.load(sys.stdin)["features"])
