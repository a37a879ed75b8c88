class PreTrainedPipeline
    pass
