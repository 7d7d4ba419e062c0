//! Zip archives written byte by byte, so that any field can hold anything.

use libdeflater::{CompressionLvl, Compressor};

/// One entry; every field can be made to lie.
#[derive(Clone)]
pub(super) struct ZipFile {
    pub(super) name: Vec<u8>,
    pub(super) local_name: Option<Vec<u8>>,
    pub(super) data: Vec<u8>,
    pub(super) flags: u16,
    pub(super) local_flags: Option<u16>,
    pub(super) method: u16,
    pub(super) local_method: Option<u16>,
    pub(super) crc: u32,
    pub(super) size: u32,
    pub(super) packed: u32,
    /// Sum and sizes in the local header, where they differ.
    pub(super) local: Option<(u32, u32, u32)>,
    pub(super) extra: Vec<u8>,
    pub(super) local_extra: Vec<u8>,
    pub(super) comment: Vec<u8>,
    pub(super) external: u32,
    pub(super) disk: u16,
    pub(super) made_by: u16,
    /// What stands behind the bytes.
    pub(super) behind: Vec<u8>,
    /// Where the directory says the entry begins, if not where it does.
    pub(super) start: Option<u32>,
}

impl ZipFile {
    /// As Go's `archive/zip` writes it: deflated, sums behind the bytes.
    pub(super) fn new(name: &str, bytes: &[u8]) -> Self {
        let mut compressor = Compressor::new(CompressionLvl::default());
        let mut data = vec![0; compressor.deflate_compress_bound(bytes.len())];
        let count = compressor.deflate_compress(bytes, &mut data).unwrap();
        data.truncate(count);
        let (crc, size) = (libdeflater::crc32(bytes), bytes.len() as u32);
        let packed = data.len() as u32;
        let behind = descriptor(crc, packed, size);
        Self {
            name: name.into(),
            local_name: None,
            data,
            flags: 8,
            local_flags: None,
            method: 8,
            local_method: None,
            crc,
            size,
            packed,
            local: Some((0, 0, 0)),
            extra: Vec::new(),
            local_extra: Vec::new(),
            comment: Vec::new(),
            external: 0o100_644 << 16,
            disk: 0,
            made_by: 3 << 8 | 20,
            behind,
            start: None,
        }
    }

    pub(super) fn stored(name: &str, bytes: &[u8]) -> Self {
        let size = bytes.len() as u32;
        Self {
            data: bytes.to_vec(),
            flags: 0,
            method: 0,
            packed: size,
            local: None,
            behind: Vec::new(),
            ..Self::new(name, bytes)
        }
    }

    pub(super) fn dir(name: &str) -> Self {
        Self { external: 0o040_755 << 16 | 0x10, ..Self::stored(name, b"") }
    }

    pub(super) fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    fn local_header(&self) -> Vec<u8> {
        let name = self.local_name.as_ref().unwrap_or(&self.name);
        let (crc, packed, size) = self.local.unwrap_or((self.crc, self.packed, self.size));
        let mut bytes = b"PK\x03\x04\x14\0".to_vec();
        bytes.extend(self.local_flags.unwrap_or(self.flags).to_le_bytes());
        bytes.extend(self.local_method.unwrap_or(self.method).to_le_bytes());
        bytes.extend([0, 0, 0x21, 0x50]);
        [crc, packed, size].iter().for_each(|number| bytes.extend(number.to_le_bytes()));
        bytes.extend((name.len() as u16).to_le_bytes());
        bytes.extend((self.local_extra.len() as u16).to_le_bytes());
        bytes.extend(name);
        bytes.extend(&self.local_extra);
        bytes
    }

    fn central_header(&self, start: u32) -> Vec<u8> {
        let mut bytes = b"PK\x01\x02".to_vec();
        bytes.extend(self.made_by.to_le_bytes());
        bytes.extend([20, 0]);
        bytes.extend(self.flags.to_le_bytes());
        bytes.extend(self.method.to_le_bytes());
        bytes.extend([0, 0, 0x21, 0x50]);
        [self.crc, self.packed, self.size].iter().for_each(|number| bytes.extend(number.to_le_bytes()));
        let lengths = [self.name.len(), self.extra.len(), self.comment.len()];
        lengths.iter().for_each(|length| bytes.extend((*length as u16).to_le_bytes()));
        bytes.extend(self.disk.to_le_bytes());
        bytes.extend([0, 0]);
        bytes.extend(self.external.to_le_bytes());
        bytes.extend(self.start.unwrap_or(start).to_le_bytes());
        [&self.name, &self.extra, &self.comment].iter().for_each(|part| bytes.extend(*part));
        bytes
    }
}

pub(super) fn descriptor(crc: u32, packed: u32, size: u32) -> Vec<u8> {
    let mut bytes = b"PK\x07\x08".to_vec();
    [crc, packed, size].iter().for_each(|number| bytes.extend(number.to_le_bytes()));
    bytes
}

/// The parts of a zip, to be put together or apart.
pub(super) struct Zip {
    pub(super) entries: Vec<u8>,
    pub(super) directory: Vec<u8>,
    pub(super) count: u16,
}

impl Zip {
    pub(super) fn new(files: &[ZipFile]) -> Self {
        let (mut entries, mut directory) = (Vec::new(), Vec::new());
        for file in files {
            directory.extend(file.central_header(entries.len() as u32));
            entries.extend(file.local_header());
            entries.extend(&file.data);
            entries.extend(&file.behind);
        }
        Self { entries, directory, count: files.len() as u16 }
    }

    /// An end record with the right numbers.
    pub(super) fn end(&self) -> Vec<u8> {
        end_record(self.count, self.directory.len() as u32, self.entries.len() as u32)
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        [self.entries.as_slice(), &self.directory, &self.end()].concat()
    }
}

pub(super) fn end_record(count: u16, size: u32, start: u32) -> Vec<u8> {
    let mut bytes = b"PK\x05\x06\0\0\0\0".to_vec();
    [count, count].iter().for_each(|number| bytes.extend(number.to_le_bytes()));
    [size, start].iter().for_each(|number| bytes.extend(number.to_le_bytes()));
    bytes.extend([0, 0]);
    bytes
}

/// A toolchain zip with these files besides `VERSION`; names are given below the root.
pub(super) fn toolchain(files: &[ZipFile]) -> Vec<u8> {
    let version = ZipFile::new("VERSION", b"go1.23.12\n");
    let files: Vec<ZipFile> = std::iter::once(&version)
        .chain(files)
        .cloned()
        .map(|file| {
            file.with(|file| {
                file.name = [super::PREFIX.as_bytes(), &file.name].concat();
                if let Some(name) = &mut file.local_name {
                    *name = [super::PREFIX.as_bytes(), name].concat();
                }
            })
        })
        .collect();
    Zip::new(&files).bytes()
}
