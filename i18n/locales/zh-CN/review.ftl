### 窗口：保存到文件的计划。

review-save = 保存计划…
review-save-title = 保存这个计划
review-save-why = 文件中有可供阅读的步骤和校验值。只要所需步骤不变，就可以在本机执行。
review-save-file = 计划文件
review-saved = 已保存到 { $path }。以下命令将完全按这个计划执行：
review-save-failed = 无法保存计划
review-plan-failed = 无法生成这个计划
review-prove-go = hello world、Go 的设置
review-prove-tools = { $tools } 能正常工作
