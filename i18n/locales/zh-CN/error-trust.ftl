### 被拒绝的字节、签名和证明。

error-trust-hex-digest = 不是由 64 个十六进制数字组成的 sha256：{ $text }
error-trust-h1-syntax = 不是目录哈希：{ $text }
error-trust-name-refused = 带换行的文件名没有目录哈希：{ $name }
error-trust-sha256-mismatch = { $name } 与应有的不符：sha256 是 { $found }，而不是 { $expected }
error-trust-h1-mismatch = { $name } 与应有的不符：目录哈希是 { $found }，而不是 { $expected }
error-trust-no-evidence = 没有内置哈希、签名或日志可以担保 { $name }
error-trust-verifier-key = 校验和数据库的密钥被拒绝：{ $text }（{ $reason }）
error-trust-module-name = 不是模块版本：{ $module }@{ $version }
error-trust-reply-too-long = 校验和数据库的回答过长：{ $path }
error-trust-reply-syntax = 校验和数据库的回答毫无意义，也许是此网络的登录页：{ $path }（{ $reason }）
error-trust-note-unsigned = 校验和数据库的回答没有 { $name } 的签名：{ $path }
error-trust-note-signature = { $name } 的签名不匹配：{ $path }
error-trust-stored-head = 保存的校验和数据库树头已损坏：{ $source }
error-trust-tile-length = 校验和数据库的一部分长度有误：{ $path }
error-trust-tile-mismatch = 校验和数据库的一部分不属于其签名的树：{ $path }
error-trust-root-mismatch = 校验和数据库的各部分与其签名的树 { $size } 不符：{ $path }
error-trust-record-outside-tree = 校验和数据库提到记录 { $record }，而它的树 { $size } 中没有
error-trust-record-mismatch = 记录 { $record } 与校验和数据库的树 { $size } 所含不符
error-trust-tree-mismatch = 校验和数据库未能证明树 { $older } 是 { $newer } 的开头
error-trust-record-elsewhere = 校验和数据库的记录 { $record } 与 { $module }@{ $version } 无关
error-trust-toolchain-go-mod = 工具链 { $version } 的 go.mod 异常：{ $found }
error-trust-fork = 校验和数据库 { $name } 签署了两份相互矛盾的历史
error-trust-source = 校验和数据库没有回答：{ $message }（{ $path }）

error-trust-pgp-certificate-syntax = 无法读取证书 { $name }：{ $reason }
error-trust-pgp-certificate-elsewhere = 证书 { $name } 属于密钥 { $found }，而不是 { $expected }
error-trust-pgp-signature-syntax = 无法读取签名：{ $reason }
error-trust-pgp-unknown-signer = 由密钥 { $issuer } 签名，而不知道它属于 { $primary }
error-trust-pgp-signature-refused = 此类签名不足以采信：{ $reason }
error-trust-pgp-weak-key = 签名所用的密钥太弱：{ $key }
error-trust-pgp-not-asigner = 签名所用的密钥无权签名：{ $key }（{ $reason }）
error-trust-pgp-signed-too-early = 签名早于密钥的创建：{ $key }
error-trust-pgp-signed-too-late = 签名晚于密钥的有效期：{ $key }
error-trust-pgp-revoked = 签名所用的密钥已被撤销：{ $key }
error-trust-pgp-mismatch = { $key } 的签名对应的是其他内容：文件被篡改或已损坏
error-trust-pgp-data-unread = 无法读取被签名的文件：{ $message }
