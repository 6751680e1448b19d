/** What gzip puts before deflated bytes (RFC 1952): a head that says nothing but that they are deflated. */
export const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0]);

/** And behind them: their check (CRC-32) and how many they were, each of four bytes at its offset. */
export const GZIP_TAIL = { length: 8, check: 0, size: 4 };
