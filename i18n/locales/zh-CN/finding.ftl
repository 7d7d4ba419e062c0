### 已经证实的，以及未能证实的。

finding-proof-go-version = 命令 `go version`
finding-proof-go-env = 命令 `go env { $variable }`
finding-proof-hello-build = 无网络构建 hello world
finding-proof-hello-run = 运行 hello world
finding-proof-shell-login = 全新的 { $shell } 登录 shell
finding-proof-shell-interactive = 全新的交互式 { $shell }

finding-line = { $proof }：{ $seen }

finding-version = Go { $version }，适用于 { $platform }
finding-built = 大小 { $size }
finding-printed = 输出“{ $line }”
finding-found = 找到 { $path }，即 Go { $version }

finding-overridden = 当前环境变量优先：是 { $value }，而不是 { $wanted }
finding-foreign-gopath = 导出的 GOPATH 是 { $value }，而不是 { $wanted }
finding-shell-complained = 已找到，但随后 shell 自身出错退出：{ $line }
finding-hands-over = 在 { $path } 第 { $line } 行交给了 { $to }，因此没有询问它
finding-terminal-needed = 无法在此询问：它需要终端，而缺少 `script` 程序

finding-not-started = 无法启动 { $path }：{ $cause ->
        [missing] 那里什么也没有
        [loader_missing] 本系统没有它所需的加载器
        [not_executable] 它没有执行权限
        [noexec] 系统拒绝从那里执行程序（noexec 或安全策略）
        [foreign_format] 它属于另一种处理器，或者不是程序
       *[other] { $message }
    }
finding-timed-out = 没有回答（等待 { $time }）
finding-failed = 出错退出：{ $line }
finding-silent = 没有任何输出
finding-garbled = 输出出乎意料：{ $line }
finding-too-long = 输出超过 { $size }，太长而无法读取
finding-other-version = 回答的是 Go { $version }，而不是 Go { $wanted }
finding-other-platform = 它适用于 { $platform }，而不是 { $wanted }
finding-other-value = 是 { $value }，而不是 { $wanted }
finding-disk-full = { $path } 处的磁盘已满
finding-file-failed = 无法读写 { $path }：{ $message }
finding-busy = 另一次运行正在验证：{ $holder }
finding-cancelled = 已取消
finding-blocked = 因之前的失败而未尝试：{ $proof }
finding-no-answer = shell 没有回答就退出了：{ $line }
finding-no-answer-nor-word = 这个 shell 没有回答就结束了，也没有输出任何信息
finding-go-not-found = 在 PATH 中找不到 `go`
finding-other-go = 找到的是 { $go }，而不是 { $wanted }
finding-foreign-goroot = 导出的 GOROOT 是 { $value }，而不是 { $wanted }，构建会失败
finding-empty-value = 空

finding-all-proved = { $count } 项验证全部通过
finding-some-broken = { $count } 项验证失败
finding-none-active = 没有启用我们的 Go，因此无可验证

finding-evidence-pinned-sha256 = goready 内置的 sha256
finding-evidence-listed-sha256 = { $host } 列出的 sha256
finding-evidence-vouched-sha256 = 由 --sha256 给出的 sha256
finding-evidence-pinned-h1 = goready 内置的目录哈希
finding-evidence-pgp = { $key } 的 PGP 签名
finding-evidence-database = 校验和数据库 { $name }，树大小 { $size }
finding-evidence-named = { $evidence }，使用你设置中的密钥：{ $name }
