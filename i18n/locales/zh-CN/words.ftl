### 组成其他文本的小片段。

words-no-go = 没有 Go
words-unknown-shells = 各 shell

words-from-environment = 环境变量 { $variable }
words-from-go-env-file = { $path }（由 `go env -w` 写入）
words-from-goroot-env-file = Go 自带的 { $path }
words-from-system = 操作系统
words-from-default = 默认值

words-owner-distribution = 发行版软件包
words-owner-usr-local = 手动解压或官方安装程序
words-owner-module-cache = go 命令的模块缓存
words-owner-unknown = 来源未知

words-obstacle-not-a-file = 它{ $kind ->
        [dir] 是文件夹
        [link] 是链接
       *[other] 不是普通文件
    }
words-obstacle-not-a-directory = 它应当是文件夹，却不是
words-obstacle-inside-go = 它位于某个 Go 自身之中，那里从不放入任何东西
words-obstacle-dangling-link = 它是指向 { $target } 的链接，而那里什么也没有
words-obstacle-directory-read-only = 它所在的文件夹不可写
words-obstacle-foreign-owner = 它属于另一个用户（{ $owner }）
words-obstacle-foreign-link = 指向它的链接属于另一个用户（{ $owner }）
words-obstacle-unreadable = 无法读取：{ $reason }
words-obstacle-too-large = 它比任何 shell 文件都大（{ $size }）
words-shortened = { $begin }…（共 { $count } 个字符）
