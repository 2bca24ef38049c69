//! Small workbooks of before 2007, for tests.

/// A record of a workbook: its kind and data.
pub(crate) type Record = (u16, Vec<u8>);

const START: u16 = 0x809;
const END: u16 = 0x0a;

pub(crate) fn label(row: u16, column: u16, text: &str) -> Record {
    let mut data = [row, column, 0, text.len() as u16].map(u16::to_le_bytes).concat();
    data.push(0);
    data.extend(text.bytes());
    (0x204, data)
}

/// A number; style 1 is a date.
pub(crate) fn number(row: u16, column: u16, style: u16, value: f64) -> Record {
    let mut data = [row, column, style].map(u16::to_le_bytes).concat();
    data.extend(value.to_le_bytes());
    (0x203, data)
}

fn write(stream: &mut Vec<u8>, (kind, data): &Record) {
    stream.extend(kind.to_le_bytes());
    stream.extend((data.len() as u16).to_le_bytes());
    stream.extend(data);
}

/// A workbook of one sheet; `before` are records that stand before the sheet.
pub(crate) fn xls(before: &[Record], cells: &[Record]) -> Vec<u8> {
    let bof = |kind: u16| (START, [0x600, kind, 0, 0].map(u16::to_le_bytes).concat());
    let style = |format: u16| (0xe0, [0, format, 0, 0, 0, 0, 0, 0, 0, 0].map(u16::to_le_bytes).concat());
    let mut globals = vec![bof(5), style(0), style(14)];
    globals.extend_from_slice(before);
    let mut length: usize = globals.iter().map(|(_, data)| 4 + data.len()).sum();
    length += 4 + 14 + 4;
    let mut bound = (length as u32).to_le_bytes().to_vec();
    bound.extend([0, 0, 6, 0]);
    bound.extend(b"Orders");
    globals.push((0x85, bound));
    globals.push((END, Vec::new()));
    let mut stream = Vec::new();
    globals.iter().for_each(|record| write(&mut stream, record));
    write(&mut stream, &bof(0x10));
    cells.iter().for_each(|record| write(&mut stream, record));
    write(&mut stream, &(END, Vec::new()));
    compound(&[("Workbook", &stream)])
}

/// Streams in sectors of 512 bytes, each padded to 4,096 bytes or more: sector 0 is the table, 1 the directory.
pub(crate) fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    const END_OF_CHAIN: u32 = 0xffff_fffe;
    let mut table: Vec<u32> = vec![0xffff_fffd, END_OF_CHAIN];
    let mut directory = entry("Root Entry", 5, END_OF_CHAIN, 0);
    let mut sectors = Vec::new();
    for (name, bytes) in streams {
        let mut padded = bytes.to_vec();
        padded.resize(bytes.len().max(4096).next_multiple_of(512), 0);
        let start = table.len() as u32;
        directory.extend(entry(name, 2, start, padded.len() as u32));
        let count = (padded.len() / 512) as u32;
        table.extend((1..count).map(|step| start + step));
        table.push(END_OF_CHAIN);
        sectors.extend(padded);
    }
    directory.resize(512, 0);
    table.resize(128, 0xffff_ffff);
    let mut file = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    file.resize(24, 0);
    file.extend([0x3e, 3, 0xfffe, 9, 6].map(u16::to_le_bytes).concat());
    file.resize(44, 0);
    file.extend([1, 1, 0, 4096, END_OF_CHAIN, 0, END_OF_CHAIN, 0, 0].map(u32::to_le_bytes).concat());
    file.resize(512, 0xff);
    file.extend(table.into_iter().flat_map(u32::to_le_bytes));
    file.extend(directory);
    file.extend(sectors);
    file
}

fn entry(name: &str, kind: u8, start: u32, size: u32) -> Vec<u8> {
    let mut bytes: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.resize(64, 0);
    bytes.extend((name.len() as u16 * 2 + 2).to_le_bytes());
    bytes.extend([kind, 1]);
    bytes.resize(116, 0xff);
    bytes.extend([start, size, 0].map(u32::to_le_bytes).concat());
    bytes
}
