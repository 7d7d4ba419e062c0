### 窗口：一时的提示和小习惯。

habits-at-work = 正在进行…
habits-one-at-a-time = 一次只进行一项改动：请在这一项结束后再试
habits-copied = 已复制
habits-opened-folder = 已打开文件夹
habits-opened-terminal = 已打开终端
habits-opened-vs-code = 已打开 VS Code 编辑器
habits-open-folder = 打开文件夹
habits-open-terminal = 打开终端
habits-open-vs-code = 用 VS Code 打开
habits-open-failed = 无法打开文件夹
habits-go-on = 在 { $path } 中继续
habits-go-on-why = 在那里运行以下两条命令
habits-ended-well = 你启动的任务已完成
habits-ended-badly = 你启动的任务需要留意
habits-close-once-done = 完成后关闭
habits-closes-once-done = 顺利完成后窗口将自动关闭
habits-stopped = 已停止：{ $what }
habits-close-why = 可以放心停止：已完成的部分会保留，其余的保持原样
habits-copy-keys = 按 Ctrl+C 复制
