//! As much of an ELF file as tells its machine, its loader and one section. Reads little, whatever the file says.
//!
//! Layout: System V ABI, "Object files".

use std::io::{Read, Seek, SeekFrom};

/// Headers and names longer than this are not believed.
const MOST_BYTES: u64 = 1 << 20;

/// An ELF file opened for looking.
pub(super) struct Elf<R> {
    file: R,
    is_64: bool,
    is_little: bool,
    machine: u16,
    header: Vec<u8>,
}

/// One entry of the section table.
#[derive(Clone, Copy, Debug)]
struct Section {
    name: u32,
    offset: u64,
    size: u64,
}

impl<R: Read + Seek> Elf<R> {
    /// None when the file is no ELF file.
    pub(super) fn open(mut file: R) -> Option<Self> {
        let header = read_at(&mut file, 0, 64)?;
        let is_64 = match (header.get(..4)?, header.get(4)?) {
            (b"\x7fELF", 1) => false,
            (b"\x7fELF", 2) => true,
            _ => return None,
        };
        let is_little = *header.get(5)? == 1;
        let mut elf = Self { file, is_64, is_little, machine: 0, header };
        elf.machine = elf.number(&elf.header, 18, 2).and_then(|machine| u16::try_from(machine).ok())?;
        Some(elf)
    }

    /// The GOARCH this file runs on.
    pub(super) fn go_arch(&self) -> Option<&'static str> {
        Some(match (self.machine, self.is_64, self.is_little) {
            (3, false, _) => "386",
            (62, _, _) => "amd64",
            (40, false, _) => "arm",
            (183, true, _) => "arm64",
            (21, true, true) => "ppc64le",
            (21, true, false) => "ppc64",
            (22, true, _) => "s390x",
            (243, true, _) => "riscv64",
            (258, true, _) => "loong64",
            (8, true, true) => "mips64le",
            (8, true, false) => "mips64",
            (8, false, true) => "mipsle",
            (8, false, false) => "mips",
            _ => return None,
        })
    }

    /// The loader that starts it (`PT_INTERP`); none for a static program.
    pub(super) fn interpreter(&mut self) -> Option<String> {
        const PT_INTERP: u64 = 3;
        let (at, entry, count) = if self.is_64 { (32, 54, 56) } else { (28, 42, 44) };
        let table = self.table(at, entry, count)?;
        let size = usize::try_from(self.number(&self.header, entry, 2)?).ok()?;
        let (offset, length) = if self.is_64 { (8, 32) } else { (4, 16) };
        let entry =
            table.chunks_exact(size).find(|entry| self.number(entry, 0, 4) == Some(PT_INTERP))?.to_vec();
        let bytes = self.read(self.word(&entry, offset)?, self.word(&entry, length)?)?;
        let name = bytes.split(|byte| *byte == 0).next()?;
        String::from_utf8(name.to_vec()).ok()
    }

    /// At most the first `most` bytes of the section of this name.
    pub(super) fn section(&mut self, name: &str, most: u64) -> Option<Vec<u8>> {
        let (at, entry, count) = if self.is_64 { (40, 58, 60) } else { (32, 46, 48) };
        let table = self.table(at, entry, count)?;
        let size = usize::try_from(self.number(&self.header, entry, 2)?).ok()?;
        let sections: Vec<Section> =
            table.chunks_exact(size).filter_map(|entry| self.section_of(entry)).collect();
        let names_at = usize::try_from(self.number(&self.header, count + 2, 2)?).ok()?;
        let names = sections.get(names_at)?;
        let names = self.read(names.offset, names.size)?;
        let is_named = |section: &&Section| {
            let from = usize::try_from(section.name).unwrap_or(usize::MAX);
            let text = names.get(from..).and_then(|rest| rest.split(|byte| *byte == 0).next());
            text == Some(name.as_bytes())
        };
        let section = *sections.iter().find(is_named)?;
        self.read(section.offset, section.size.min(most))
    }

    fn section_of(&self, entry: &[u8]) -> Option<Section> {
        let name = u32::try_from(self.number(entry, 0, 4)?).ok()?;
        let (offset, size) = if self.is_64 { (24, 32) } else { (16, 20) };
        Some(Section { name, offset: self.word(entry, offset)?, size: self.word(entry, size)? })
    }

    /// A table of the file header: where its offset, its entries' size and their number stand.
    fn table(&mut self, at: usize, entry: usize, count: usize) -> Option<Vec<u8>> {
        let offset = self.word(&self.header, at)?;
        let (entry, count) = (self.number(&self.header, entry, 2)?, self.number(&self.header, count, 2)?);
        (entry > 0).then(|| self.read(offset, entry.checked_mul(count)?)).flatten()
    }

    fn word(&self, bytes: &[u8], at: usize) -> Option<u64> {
        self.number(bytes, at, if self.is_64 { 8 } else { 4 })
    }

    fn number(&self, bytes: &[u8], at: usize, length: usize) -> Option<u64> {
        let digits = bytes.get(at..at.checked_add(length)?)?;
        let join = |sum: u64, digit: &u8| sum << 8 | u64::from(*digit);
        Some(if self.is_little { digits.iter().rev().fold(0, join) } else { digits.iter().fold(0, join) })
    }

    fn read(&mut self, offset: u64, length: u64) -> Option<Vec<u8>> {
        read_at(&mut self.file, offset, length)
    }
}

/// Exactly `length` bytes; fewer only at the end of the file's first header.
fn read_at(file: &mut (impl Read + Seek), offset: u64, length: u64) -> Option<Vec<u8>> {
    if length > MOST_BYTES {
        return None;
    }
    file.seek(SeekFrom::Start(offset)).ok()?;
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes).ok()?;
    let is_whole = u64::try_from(bytes.len()).ok()? == length || offset == 0;
    is_whole.then_some(bytes)
}
