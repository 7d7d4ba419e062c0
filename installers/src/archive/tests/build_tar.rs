//! Tar archives written byte by byte, so that any field can hold anything.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;

/// A header under construction; numbers and magic as Go's `archive/tar` writes them.
#[derive(Clone)]
pub(super) struct TarHeader(pub(super) [u8; 512]);

impl TarHeader {
    pub(super) fn new(name: &[u8], flag: u8, size: u64) -> Self {
        let mut header = Self([0; 512]);
        header.set(0, name);
        header.set(100, b"0000644\0");
        header.set(108, b"0000000\0");
        header.set(116, b"0000000\0");
        header.set(124, format!("{size:011o}\0").as_bytes());
        header.set(136, b"14752363000\0");
        header.0[156] = flag;
        header.set(257, b"ustar\x0000");
        header
    }

    pub(super) fn set(&mut self, at: usize, bytes: &[u8]) -> &mut Self {
        self.0[at..at + bytes.len()].copy_from_slice(bytes);
        self
    }

    pub(super) fn gnu(&mut self) -> &mut Self {
        self.set(257, b"ustar  \0")
    }

    /// The header with its sum.
    pub(super) fn summed(&self) -> [u8; 512] {
        let mut bytes = self.0;
        bytes[148..156].fill(b' ');
        let sum: u32 = bytes.iter().map(|byte| u32::from(*byte)).sum();
        bytes[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        bytes
    }
}

/// A tar stream.
#[derive(Clone, Default)]
pub(super) struct Tar(pub(super) Vec<u8>);

impl Tar {
    /// With what every SDK has.
    pub(super) fn sdk() -> Self {
        Self::default().file("go/VERSION", b"go1.23.12\n")
    }

    pub(super) fn raw(mut self, header: &TarHeader, body: &[u8]) -> Self {
        self.0.extend(header.summed());
        self.0.extend(body);
        self.0.resize(self.0.len().next_multiple_of(512), 0);
        self
    }

    pub(super) fn entry(self, name: &[u8], flag: u8, body: &[u8]) -> Self {
        self.raw(&TarHeader::new(name, flag, body.len() as u64), body)
    }

    pub(super) fn file(self, name: &str, body: &[u8]) -> Self {
        self.entry(name.as_bytes(), b'0', body)
    }

    pub(super) fn dir(self, name: &str) -> Self {
        self.entry(name.as_bytes(), b'5', b"")
    }

    pub(super) fn link(self, name: &str, target: &str) -> Self {
        let mut header = TarHeader::new(name.as_bytes(), b'2', 0);
        header.set(157, target.as_bytes());
        self.raw(&header, b"")
    }

    /// A PAX header with these records.
    pub(super) fn pax(self, records: &[(&str, &str)]) -> Self {
        let body: String = records.iter().map(|(key, value)| record(key, value)).collect();
        self.entry(b"go/PaxHeaders.0/x", b'x', body.as_bytes())
    }

    /// A GNU header with the long name of the next entry.
    pub(super) fn long_name(self, name: &[u8]) -> Self {
        let mut header = TarHeader::new(b"././@LongLink", b'L', name.len() as u64 + 1);
        self.raw(header.gnu(), &[name, b"\0"].concat())
    }

    /// The stream with its end.
    pub(super) fn ended(mut self) -> Vec<u8> {
        self.0.extend([0; 1024]);
        self.0
    }

    pub(super) fn gz(self) -> Vec<u8> {
        gz(&self.ended())
    }
}

/// A PAX record, whose length counts itself.
pub(super) fn record(key: &str, value: &str) -> String {
    let rest = format!(" {key}={value}\n");
    let mut length = rest.len() + 1;
    while format!("{length}{rest}").len() != length {
        length += 1;
    }
    format!("{length}{rest}")
}

pub(super) fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
