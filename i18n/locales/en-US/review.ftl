### The window: the plan, saved in a file.

review-save = Save plan…
review-save-title = Save this plan
review-save-why = The file holds the steps for reading, and a checksum. It can be carried out on this machine as long as the same steps are needed.
review-save-file = File for the plan
review-saved = Saved in { $path }. This command carries out exactly this plan:
review-save-failed = The plan could not be saved
review-plan-failed = This plan could not be made
review-prove-go = hello world, the settings of Go
review-prove-tools = { $tools } at work
