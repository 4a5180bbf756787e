-- The words of titles are kept in memory now, made from the titles themselves.
drop table incident_word;
