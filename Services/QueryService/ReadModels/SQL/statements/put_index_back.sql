SELECT hindsight_read.put_index_back($1)
