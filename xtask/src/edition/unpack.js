// Bytes out of a page's letters, and what a browser knows without being told. Each has its other side in Rust: `letters.rs`, `dictionary.rs`.

/** The bytes that letters are: a byte each, and those that could not stand there behind an equals sign, with another bit. */
function bytesOf(letters) {
  const byteOf = new Uint8Array(0x10000);
  const known = new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  for (let byte = 0; byte < 256; byte += 1) byteOf[known.charCodeAt(byte)] = byte;
  const bytes = new Uint8Array(letters.length);
  let length = 0;
  for (let place = 0; place < letters.length; place += 1) {
    let byte = byteOf[letters.charCodeAt(place)];
    if (byte === 0x3d) {
      place += 1;
      byte = byteOf[letters.charCodeAt(place)] ^ 0x40;
    }
    bytes[length] = byte;
    length += 1;
  }
  return bytes.subarray(0, length);
}

/** The common characters of older encodings in their order, sixteen bits each. */
function dictionary() {
  const parts = [["gb18030", 0xb0, 0xf7], ["big5", 0xa4, 0xf9], ["euc-jp", 0xb0, 0xf4], ["euc-kr", 0xb0, 0xfd]];
  const characters = parts.map(([label, first, last]) => {
    const pairs = [];
    for (let lead = first; lead <= last; lead += 1) {
      if (label === "big5") for (let trail = 0x40; trail <= 0x7e; trail += 1) pairs.push(lead, trail);
      for (let trail = 0xa1; trail <= 0xfe; trail += 1) pairs.push(lead, trail);
    }
    return new TextDecoder(label).decode(Uint8Array.from(pairs));
  }).join("");
  const bytes = new Uint8Array(characters.length * 2);
  for (let place = 0; place < characters.length; place += 1) {
    bytes[place * 2] = characters.charCodeAt(place) & 0xff;
    bytes[place * 2 + 1] = characters.charCodeAt(place) >> 8;
  }
  return bytes;
}
