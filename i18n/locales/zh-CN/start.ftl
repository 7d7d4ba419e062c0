### 窗口的启动与意外停止。

start-silent = 无法打开窗口：{ $display } 没有响应
start-no-drawing = 无法打开窗口：当前显示环境无法使用 OpenGL（{ $reason }）
start-in-terminal = 改为在此终端中继续
start-no-display = 没有图形显示，助手将在此终端中运行

start-drop = 松开即可按此文件设置 Go（Go 压缩包、go.mod 或 go.work）

start-fallen-title = GoReady 意外停止
start-fallen-why = 程序自身出了错。已完成的每一步都有记录，可以在历史页面撤销。
start-fallen-report = 报告
start-fallen-please = 请反馈此问题，并附上这份报告。其中不含你的用户名和主目录。
start-fallen-again = 重新启动 GoReady
start-fallen-close = 关闭
