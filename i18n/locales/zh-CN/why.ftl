### 谁得到哪个 Go：`goready why`。

why-this-terminal = 当前终端
why-login-shell = { $shell } 登录 shell
why-interactive-shell = 交互式 { $shell }
why-script = { $shell } 脚本
why-desktop = 从桌面启动的程序
why-vs-code = VS Code 编辑器
why-cron = cron 任务
why-user-service = systemd 用户服务
why-sudo = sudo 命令
why-ssh = 经 ssh 执行的命令

why-finds-go = { $consumer } 找到 { $path }，即 Go { $version }
why-finds = { $consumer } 找到 { $path }
why-finds-nothing = { $consumer } 什么也没找到
why-failed = { $consumer } 没有回答：{ $seen }
why-hands-over = { $consumer } 交给了 { $to }（{ $path } 第 { $line } 行）
why-leads-away = 对 { $consumer } 来说，它是{ $kind ->
        [alias] 别名
       *[function] 自定义命令
    }，启动的是别的程序
why-word = 经由同名的{ $kind ->
        [alias] 别名
       *[function] 自定义命令
    }
why-word-at = 经由 { $path } 第 { $line } 行中同名的{ $kind ->
        [alias] 别名
       *[function] 自定义命令
    }
why-through = 经由 { $links } 到达 { $path }
why-named-in = 出现在 { $path } 第 { $line } 行
why-runs-toolchain = 在这里会运行 Go { $version }，因为 GOTOOLCHAIN 是 { $value }
why-runs-module = 在这里会运行 Go { $version }，因为 { $path } 要求它
why-fails-forbidden = 但 GOTOOLCHAIN 不允许启动别的 Go，因此在这里每个命令都会失败
why-fails-not-on-path = 但只能从 PATH 中取得它，而 PATH 中没有，因此在这里每个命令都会失败
why-fails-proxy-off = 但这里没有它，GOPROXY=off 又不允许下载，因此在这里每个命令都会失败
why-fails-never-released = 但从未发布过这个版本，因此在这里每个命令都会失败
why-computed = 根据 { $files } 推算
why-computed-default = 根据未作设置时的行为推算
why-nobody = 谁也没有找到它
why-agree = 它们找到的都是同一个程序
why-lacking = 能找到的都是同一个程序；什么也没找到的有：{ $consumers }
why-lacking-fixable = 能找到的都是同一个程序；什么也没找到的有：{ $consumers }。运行 `goready why --fix` 为登录 shell 和桌面设置好 Go
why-differ = 它们找到的不是同一个程序
why-differ-fixable = 它们找到的不是同一个程序；运行 `goready why --fix` 让 shell 和桌面都以启用的 Go 为先
why-in-the-way = { $path } 第 { $line } 行让另一个 Go 排在前面：请从那里的 PATH 中去掉该文件夹，或把那一行移到 goready 的内容之前
why-nothing-to-fix = 没有 goready 可以更改的地方
