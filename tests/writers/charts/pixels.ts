import { createRequire } from 'node:module';
import type { Image, createCanvas as CreateCanvas } from '@napi-rs/canvas';

const load = createRequire(import.meta.url);
const { createCanvas, loadImage } = load('canvas') as {
  createCanvas: typeof CreateCanvas;
  loadImage: (picture: Buffer) => Promise<Image>;
};

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** How many pixels have just this colour, such as "#0072B2". */
  readonly count: (colour: string) => number;
  /** How many are not white, in the whole picture or in a part of it given as shares of its sides. */
  readonly inked: (part?: readonly [left: number, top: number, right: number, bottom: number]) => number;
}

/** Decodes a PNG, to count its pixels by colour. */
export async function pixelsOf(png: Buffer): Promise<Pixels> {
  const { width, height, ...image } = await decode(png);
  const pixels = new Uint32Array(image.bytes.buffer, image.bytes.byteOffset, width * height);
  return {
    width,
    height,
    count: (colour) => {
      const wanted = Buffer.from(`${colour.slice(1)}ff`, 'hex').readUInt32LE();
      return pixels.reduce((sum, pixel) => sum + Number(pixel === wanted), 0);
    },
    inked: ([left, top, right, bottom] = [0, 0, 1, 1]) => {
      const inside = (at: number) => {
        const [x, y] = [(at % width) / width, Math.floor(at / width) / height];
        return x >= left && x < right && y >= top && y < bottom;
      };
      return pixels.reduce((sum, pixel, at) => sum + Number(pixel !== 0xffffffff && inside(at)), 0);
    },
  };
}

async function decode(png: Buffer) {
  const image = await loadImage(png);
  const pen = createCanvas(image.width, image.height).getContext('2d');
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, image.width, image.height);
  return { width: image.width, height: image.height, bytes: data };
}
