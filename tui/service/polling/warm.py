"""Imported by the process that the children of polls are forked from: loads once what all of them need."""

import gc

from tui.service.polling.store_process import load_task_state
from tui.service.polling.worker_pool import warm_worker

warm_worker()
load_task_state()
# What is here stays: children that look for garbage need not copy it.
gc.collect()
gc.freeze()
