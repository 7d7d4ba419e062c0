### 命令运行时与结束时。

run-error = 错误：{ $message } [{ $code }]
run-next-step = 下一步：{ $step }
run-log-at = 日志：{ $path }
run-done = 完成；收据 { $receipt }
run-new-terminal = 打开新的终端即可使用：当前终端还不知道它
run-new-terminal-or = 打开新的终端即可使用，或在此运行：{ $command }
run-planned = 共 { $count } 步
run-step-begun = 开始：{ $step }
run-step-done = 完成：{ $step }
run-step-verified = 完成：{ $step }（已校验：{ $evidence }）
run-waiting = 正在等待另一次运行：{ $holder }
run-source-failed = { $url } 未能提供（{ $message }）[{ $code }]
run-proving = 正在验证：{ $proof }
run-stopping = 正在停止；以后运行同一命令即可完成。再按一次 Ctrl-C 立即结束。
run-bytes = { $done } / { $total }
run-bytes-rate = { $of } · { $rate } · { $left }

run-ask-agree = 要这样做吗？
run-ask-help = 方向键选择，Enter 确认，Esc 取消
run-nothing-to-undo = 没有可撤销的内容
run-no-history = 还没有收据

run-standing-open = 已中断
run-standing-complete = 已完成
run-standing-abandoned = 已放弃
run-standing-damaged = 已损坏，无法撤销
run-standing-undone = 已撤销

run-request-set-up = 设置 Go
run-request-install = 安装一个 Go
run-request-set-up-version = 设置 Go { $version }
run-request-install-version = 安装 Go { $version }
run-request-activate = 启用 Go { $version }
run-request-remove = 移除 Go { $version }
run-request-mend = 修复 doctor 发现的问题
run-request-undo = 撤销 { $receipts }

run-assistant-machine = 这台电脑：{ $system }，{ $platform }
run-assistant-shells = 所用 shell：{ $shells }
run-assistant-go =
    { $others ->
        [0] 当前启用：{ $active }
       *[other] 当前启用：{ $active }；另有 { $others } 个其他来源的 Go
    }
