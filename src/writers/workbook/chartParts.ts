import type { NativeChart } from './charted.js';
import { chartXml } from './chartXml.js';
import { escapeXml } from './xml.js';

/** A chart where it stands on its sheet: the row that it begins under, counted from 0, and its size. */
export interface PlacedChart {
  readonly chart: NativeChart;
  readonly row: number;
  readonly width: number;
  readonly height: number;
}

/** The charts of one sheet, by the number of its part. */
export interface SheetCharts {
  readonly sheet: number;
  readonly charts: readonly PlacedChart[];
}

/** Parts of a package by name, as text; pictures and the like are of no concern here. */
export interface Parts {
  read(name: string): string | undefined;
  write(name: string, xml: string): void;
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const CONTENTS = '[Content_Types].xml';
const EMU_A_PIXEL = 9525;
/** Numbers of shapes on a sheet are never the same: pictures have those from 1. */
const FIRST_SHAPE = 1001;
/** What may follow a drawing in a sheet's part (ECMA-376 part 1, §18.3.1.99). */
const AFTER_DRAWING =
  /<(?:legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b|<\/worksheet>/;

/** Adds charts to a package that exceljs has written, which writes none: chart parts, drawing, relationships, content types. */
export function addCharts(parts: Parts, { sheet, charts }: SheetCharts): void {
  if (charts.length === 0) return;
  const drawing = drawingOf(parts, sheet);
  const rels = `xl/drawings/_rels/${drawing}.xml.rels`;
  const anchors: string[] = [];
  const relations: string[] = [];
  charts.forEach((placed, index) => {
    const [number, id] = [index + 1, `rIdChart${index + 1}`];
    parts.write(`xl/charts/chart${number}.xml`, chartXml(placed.chart));
    addContentType(parts, `/xl/charts/chart${number}.xml`, 'drawingml.chart');
    relations.push(`<Relationship Id="${id}" Type="${OFFICE}/chart" Target="../charts/chart${number}.xml"/>`);
    anchors.push(anchorXml(placed, FIRST_SHAPE + index, id));
  });
  insert(parts, `xl/drawings/${drawing}.xml`, '</xdr:wsDr>', anchors.join(''));
  if (parts.read(rels) === undefined) parts.write(rels, NO_RELATIONS);
  insert(parts, rels, '</Relationships>', relations.join(''));
}

const NO_RELATIONS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"></Relationships>`;
const NO_SHAPES = `${HEAD}<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main"></xdr:wsDr>`;

/** The name of a sheet's drawing: the one that holds its pictures, or a new one. */
function drawingOf(parts: Parts, sheet: number): string {
  const rels = `xl/worksheets/_rels/sheet${sheet}.xml.rels`;
  const found = /drawings\/(drawing\d+)\.xml/.exec(parts.read(rels) ?? '')?.[1];
  if (found !== undefined) return found;
  const name = `drawing${sheet}`;
  parts.write(`xl/drawings/${name}.xml`, NO_SHAPES);
  addContentType(parts, `/xl/drawings/${name}.xml`, 'drawing');
  if (parts.read(rels) === undefined) parts.write(rels, NO_RELATIONS);
  const relation = `<Relationship Id="rIdDrawing" Type="${OFFICE}/drawing" Target="../drawings/${name}.xml"/>`;
  insert(parts, rels, '</Relationships>', relation);
  insert(parts, `xl/worksheets/sheet${sheet}.xml`, AFTER_DRAWING, '<drawing r:id="rIdDrawing"/>');
  return name;
}

function addContentType(parts: Parts, name: string, type: string): void {
  const contentType = `application/vnd.openxmlformats-officedocument.${type}+xml`;
  insert(parts, CONTENTS, '</Types>', `<Override PartName="${name}" ContentType="${contentType}"/>`);
}

/** Puts XML before the first place that is found in a part. */
function insert(parts: Parts, name: string, before: string | RegExp, xml: string): void {
  const part = parts.read(name) ?? '';
  const at = typeof before === 'string' ? part.lastIndexOf(before) : part.search(before);
  if (at < 0) throw new Error(`the package’s ${name} has no place for ${xml.slice(0, 40)}`);
  parts.write(name, part.slice(0, at) + xml + part.slice(at));
}

function anchorXml({ chart, row, width, height }: PlacedChart, shape: number, id: string): string {
  const from = `<xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>`;
  const size = `<xdr:ext cx="${width * EMU_A_PIXEL}" cy="${height * EMU_A_PIXEL}"/>`;
  const named = `<xdr:cNvPr id="${shape}" name="${escapeXml(`Chart: ${chart.title}`)}" descr="${escapeXml(chart.altText)}"/>`;
  const nothing = '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>';
  const graphic = `<a:graphic><a:graphicData uri="${DRAWING}/chart"><c:chart xmlns:c="${DRAWING}/chart" xmlns:r="${OFFICE}" r:id="${id}"/></a:graphicData></a:graphic>`;
  const frame = `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>${named}<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>${nothing}${graphic}</xdr:graphicFrame>`;
  return `<xdr:oneCellAnchor>${from}${size}${frame}<xdr:clientData/></xdr:oneCellAnchor>`;
}
