### Bytes, signatures and proofs that were refused.

error-trust-hex-digest = Not a sha256 of 64 hexadecimal digits: { $text }
error-trust-h1-syntax = Not a directory hash: { $text }
error-trust-name-refused = A file name with a line break has no directory hash: { $name }
error-trust-sha256-mismatch = { $name } is not what it must be: sha256 { $found } instead of { $expected }
error-trust-h1-mismatch = { $name } is not what it must be: directory hash { $found } instead of { $expected }
error-trust-no-evidence = No pinned hash, signature or log vouches for { $name }
error-trust-verifier-key = The key of the checksum database is refused: { $text } ({ $reason })
error-trust-module-name = Not a module version: { $module }@{ $version }
error-trust-reply-too-long = The checksum database answers too much: { $path }
error-trust-reply-syntax = The checksum database answers nonsense, perhaps the login page of this network: { $path } ({ $reason })
error-trust-note-unsigned = What the checksum database answers is not signed by { $name }: { $path }
error-trust-note-signature = The signature of { $name } does not match: { $path }
error-trust-stored-head = The stored head of the checksum database is damaged: { $source }
error-trust-tile-length = A part of the checksum database has the wrong length: { $path }
error-trust-tile-mismatch = A part of the checksum database does not belong to its signed tree: { $path }
error-trust-root-mismatch = Parts of the checksum database do not give its signed tree { $size }: { $path }
error-trust-record-outside-tree = The checksum database names record { $record }, which its tree { $size } does not have
error-trust-record-mismatch = Record { $record } is not what tree { $size } of the checksum database holds
error-trust-tree-mismatch = The checksum database does not prove that its tree { $older } is the beginning of { $newer }
error-trust-record-elsewhere = Record { $record } of the checksum database is not about { $module }@{ $version }
error-trust-toolchain-go-mod = The toolchain { $version } has an unusual go.mod: { $found }
error-trust-fork = The checksum database { $name } has signed two histories that contradict one another
error-trust-source = The checksum database does not answer: { $message } ({ $path })

error-trust-pgp-certificate-syntax = The certificate { $name } cannot be read: { $reason }
error-trust-pgp-certificate-elsewhere = The certificate { $name } is of key { $found } instead of { $expected }
error-trust-pgp-signature-syntax = The signature cannot be read: { $reason }
error-trust-pgp-unknown-signer = Signed by key { $issuer }, which is not known to belong to { $primary }
error-trust-pgp-signature-refused = The signature is not of a kind that is enough: { $reason }
error-trust-pgp-weak-key = Signed by a key that is too weak: { $key }
error-trust-pgp-not-asigner = Signed by a key that may not sign: { $key } ({ $reason })
error-trust-pgp-signed-too-early = Signed before the key was made: { $key }
error-trust-pgp-signed-too-late = Signed after the key had expired: { $key }
error-trust-pgp-revoked = Signed by a revoked key: { $key }
error-trust-pgp-mismatch = The signature by { $key } is over other bytes: the file was altered or damaged
error-trust-pgp-data-unread = The signed file cannot be read: { $message }
