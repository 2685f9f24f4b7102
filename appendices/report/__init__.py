"""The cover report, a module for each of its parts: figures, sentences and the rows behind them."""
