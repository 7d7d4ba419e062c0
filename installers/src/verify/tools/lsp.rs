//! The framing of the language server protocol: a header with the length, an empty line, one JSON object.

use serde_json::{Value, json};

/// No message of a proof has more.
const MOST_BYTES: usize = 8 << 20;

/// Bytes that are not of the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotLsp;

/// What has arrived and is not read yet.
#[derive(Debug, Default)]
pub(super) struct Inbox {
    bytes: Vec<u8>,
}

impl Inbox {
    /// Adds what arrived.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// The next message; none as long as it is not whole.
    pub(super) fn next(&mut self) -> Result<Option<Value>, NotLsp> {
        const END: &[u8] = b"\r\n\r\n";
        const FIRST: &[u8] = b"Content-";
        let begins = self.bytes.iter().zip(FIRST).all(|(byte, wanted)| byte.eq_ignore_ascii_case(wanted));
        if !begins || self.bytes.len() > MOST_BYTES {
            return Err(NotLsp);
        }
        let Some(end) = self.bytes.windows(END.len()).position(|window| window == END) else {
            return if self.bytes.len() > 4096 { Err(NotLsp) } else { Ok(None) };
        };
        let (header, body) = self.bytes.split_at(end);
        let length = content_length(&String::from_utf8_lossy(header)).ok_or(NotLsp)?;
        let body_at = END.len();
        let Some(body) = body.get(body_at..).and_then(|rest| rest.get(..length)) else { return Ok(None) };
        let message = serde_json::from_slice(body).map_err(|_not_json| NotLsp)?;
        self.bytes.drain(..end + body_at + length);
        Ok(Some(message))
    }

    /// The beginning of what is there, for a report.
    pub(super) fn beginning(&self) -> String {
        String::from_utf8_lossy(self.bytes.get(..400).unwrap_or(&self.bytes)).into_owned()
    }
}

fn content_length(header: &str) -> Option<usize> {
    let mut fields = header.split("\r\n").filter_map(|line| line.split_once(':'));
    let (_, value) = fields.find(|(name, _)| name.eq_ignore_ascii_case("Content-Length"))?;
    value.trim().parse().ok().filter(|length| *length <= MOST_BYTES)
}

/// A message as it is sent.
pub(super) fn framed(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// A request.
pub(super) fn request(id: u64, method: &str, params: &Value) -> Vec<u8> {
    framed(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }))
}

/// A notification.
pub(super) fn notification(method: &str, params: &Value) -> Vec<u8> {
    framed(&json!({ "jsonrpc": "2.0", "method": method, "params": params }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_read_however_they_are_cut() {
        let (one, two) = (json!({ "id": 1 }), json!({ "text": "Ä" }));
        let bytes = [framed(&one), framed(&two)].concat();
        for size in 1..bytes.len() {
            let (mut inbox, mut read) = (Inbox::default(), Vec::new());
            for piece in bytes.chunks(size) {
                inbox.push(piece);
                while let Some(message) = inbox.next().unwrap() {
                    read.push(message);
                }
            }
            assert_eq!(read, [one.clone(), two.clone()], "{size}");
        }
    }

    #[test]
    fn what_is_not_the_protocol_is_refused_and_never_waited_for() {
        for bytes in [
            &b"hello\n"[..],
            b"{\"id\":1}",
            b"Content-Length: x\r\n\r\n{}",
            b"Content-Length: 99999999999\r\n\r\n{}",
            b"Content-Length: 3\r\n\r\n{]}",
            b"Content-Type: x\r\n\r\n{}",
            &[b'C'; 10],
            &[0; 64],
        ] {
            let mut inbox = Inbox::default();
            inbox.push(bytes);
            assert_eq!(inbox.next(), Err(NotLsp), "{:?}", String::from_utf8_lossy(bytes));
        }
        let mut endless = Inbox::default();
        endless.push(&[b"Content-Length: 1".as_slice(), &[b'1'; 8192]].concat());
        assert_eq!(endless.next(), Err(NotLsp));
    }
}
