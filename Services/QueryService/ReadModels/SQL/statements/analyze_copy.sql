SELECT hindsight_read.analyze_copy($1)
